import { Global, Module } from '@nestjs/common';
import { CheckMentioned } from './check-mentioned.query.js';

@Global()
@Module({ providers: [CheckMentioned], exports: [CheckMentioned] })
export class FacetsModule {}
