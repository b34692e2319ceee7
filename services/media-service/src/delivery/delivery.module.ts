import { Module } from '@nestjs/common';
import { DeliveryController } from './delivery.controller.js';
import { FeedClient } from './feed.client.js';
import { FindPicture } from './find-picture.query.js';
import { PicturesRepository } from './pictures.repository.js';

/** Bytes out. */
@Module({
  controllers: [DeliveryController],
  providers: [FindPicture, FeedClient, PicturesRepository],
  exports: [FeedClient],
})
export class DeliveryModule {}
