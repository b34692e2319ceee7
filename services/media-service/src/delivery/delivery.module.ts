import { Module } from '@nestjs/common';
import { ChatClient } from './chat.client.js';
import { DeliveryController } from './delivery.controller.js';
import { FeedClient } from './feed.client.js';
import { FindPicture } from './find-picture.query.js';
import { MaySee } from './may-see.query.js';
import { PicturesRepository } from './pictures.repository.js';

/** Bytes out. */
@Module({
  controllers: [DeliveryController],
  providers: [FindPicture, MaySee, FeedClient, ChatClient, PicturesRepository],
  exports: [MaySee],
})
export class DeliveryModule {}
