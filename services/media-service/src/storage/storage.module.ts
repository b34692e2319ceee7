import { Global, Module } from '@nestjs/common';
import { ObjectStorage } from './object-storage.js';

/** Where bytes are. */
@Global()
@Module({ providers: [ObjectStorage], exports: [ObjectStorage] })
export class StorageModule {}
