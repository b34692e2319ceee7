import { Global, Module } from '@nestjs/common';
import { ActingPerson } from './acting-person.query.js';

@Global()
@Module({ providers: [ActingPerson], exports: [ActingPerson] })
export class RequestsModule {}
