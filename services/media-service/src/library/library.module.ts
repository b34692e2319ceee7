import { Module } from '@nestjs/common';
import { AttachMedia } from './attach-media.use-case.js';
import { BatchGetMedia } from './batch-get-media.query.js';
import { DeleteMedia } from './delete-media.use-case.js';
import { DiscardMedia } from './discard-media.use-case.js';
import { GetUsage } from './get-usage.query.js';
import { MediaEvents } from './media.events.js';
import { MediaGrpc } from './media.grpc.js';
import { MediaRepository } from './media.repository.js';

/** What people have uploaded, and what shows it. */
@Module({
  controllers: [MediaGrpc],
  providers: [BatchGetMedia, AttachMedia, DiscardMedia, DeleteMedia, GetUsage, MediaRepository, MediaEvents],
  exports: [DeleteMedia, GetUsage, MediaEvents],
})
export class LibraryModule {}
