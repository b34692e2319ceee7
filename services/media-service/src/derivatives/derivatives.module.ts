import { Module } from '@nestjs/common';
import { AdmissionModule } from '../admission/admission.module.js';
import { LibraryModule } from '../library/library.module.js';
import { ArrivedUploads } from './arrived-uploads.js';
import { DerivativesConsumer } from './derivatives.consumer.js';
import { JobsRepository } from './jobs.repository.js';
import { KeepFile } from './keep-file.use-case.js';
import { MakeAvif } from './make-avif.use-case.js';
import { MakeRendition } from './make-rendition.use-case.js';
import { ProcessUpload } from './process-upload.use-case.js';
import { ReleaseRendition } from './release-rendition.use-case.js';
import { RenditionsRepository } from './renditions.repository.js';
import { SettleUpload } from './settle-upload.use-case.js';
import { StoreFile } from './store-file.use-case.js';
import { Studio } from './studio.js';

/** What is made of uploads. */
@Module({
  imports: [AdmissionModule, LibraryModule],
  providers: [
    ProcessUpload,
    MakeRendition,
    KeepFile,
    StoreFile,
    ArrivedUploads,
    MakeAvif,
    SettleUpload,
    ReleaseRendition,
    Studio,
    DerivativesConsumer,
    JobsRepository,
    RenditionsRepository,
  ],
  exports: [ReleaseRendition],
})
export class DerivativesModule {}
