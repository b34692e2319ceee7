import { Global, Module } from '@nestjs/common';
import { CheckMentioned } from './check-mentioned.use-case.js';
import { ComposeText } from './compose-text.use-case.js';

@Global()
@Module({ providers: [CheckMentioned, ComposeText], exports: [ComposeText] })
export class FacetsModule {}
