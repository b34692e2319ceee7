import { Module } from '@nestjs/common';
import { LibraryModule } from '../library/library.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { BeginUpload } from './begin-upload.use-case.js';
import { CancelUpload } from './cancel-upload.use-case.js';
import { FindUpload } from './find-upload.query.js';
import { FinishUpload } from './finish-upload.use-case.js';
import { RemoveLeftovers } from './remove-leftovers.use-case.js';
import { UploadEndpoint } from './upload-endpoint.js';
import { UploadLocker } from './upload-locker.js';
import { UploadSteps } from './upload-steps.js';
import { UploadsRepository } from './uploads.repository.js';

/** Bytes in. */
@Module({
  imports: [TicketsModule, LibraryModule],
  providers: [
    BeginUpload,
    FindUpload,
    FinishUpload,
    CancelUpload,
    RemoveLeftovers,
    UploadSteps,
    UploadEndpoint,
    UploadLocker,
    UploadsRepository,
  ],
})
export class UploadsModule {}
