import { Injectable } from '@nestjs/common';
import { BeginUpload } from './begin-upload.use-case.js';
import { CancelUpload } from './cancel-upload.use-case.js';
import { FindUpload } from './find-upload.query.js';
import { FinishUpload } from './finish-upload.use-case.js';
import { RemoveLeftovers } from './remove-leftovers.use-case.js';

/** What can be done with an upload, for the one endpoint of the protocol. */
@Injectable()
export class UploadSteps {
  constructor(
    readonly begin: BeginUpload,
    readonly find: FindUpload,
    readonly finish: FinishUpload,
    readonly cancel: CancelUpload,
    readonly removeLeftovers: RemoveLeftovers,
  ) {}
}
