import { NatsSubscribe } from '@my-girok/nest-common';
import type { MediaReady, MediaUploaded } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { MakeAvif } from './make-avif.use-case.js';
import { ProcessUpload } from './process-upload.use-case.js';

/** The work queue: what is to be made of uploads. Both may come again at any point: every step is by key. */
@Injectable()
export class DerivativesConsumer {
  constructor(
    private readonly processUpload: ProcessUpload,
    private readonly makeAvif: MakeAvif,
  ) {}

  @NatsSubscribe('media.uploaded', { transactional: false })
  async processUploaded(data: MediaUploaded): Promise<void> {
    await this.processUpload.run(data.mediaId);
  }

  @NatsSubscribe('media.ready', { transactional: false })
  async makeAvifOfReady(data: MediaReady): Promise<void> {
    await this.makeAvif.run(data.mediaId);
  }
}
