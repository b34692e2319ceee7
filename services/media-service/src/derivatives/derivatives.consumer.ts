import { NatsSubscribe } from '@my-girok/nest-common';
import type { MediaReady, MediaUploaded } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { KeepFile } from './keep-file.use-case.js';
import { MakeAvif } from './make-avif.use-case.js';
import { ProcessUpload } from './process-upload.use-case.js';

/** The work queue: what is to be made of uploads. Both may come again at any point: every step is by key. */
@Injectable()
export class DerivativesConsumer {
  constructor(
    private readonly processUpload: ProcessUpload,
    private readonly makeAvif: MakeAvif,
    private readonly keepFile: KeepFile,
  ) {}

  @NatsSubscribe('media.uploaded', { transactional: false })
  async processUploaded(data: MediaUploaded): Promise<void> {
    await this.processUpload.run(data.mediaId);
  }

  /** By itself, so that no file waits for pictures to be made. */
  @NatsSubscribe('media.uploaded', { transactional: false })
  async keepUploadedFile(data: MediaUploaded): Promise<void> {
    await this.keepFile.run(data.mediaId);
  }

  @NatsSubscribe('media.ready', { transactional: false })
  async makeAvifOfReady(data: MediaReady): Promise<void> {
    await this.makeAvif.run(data.mediaId);
  }
}
