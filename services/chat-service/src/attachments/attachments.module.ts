import { GrpcClientFactory } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { AttachMedia } from './attach-media.use-case.js';
import { AttachmentsGrpc } from './attachments.grpc.js';
import { CheckAttachment } from './check-attachment.query.js';
import { MediaClient } from './media.client.js';

@Module({})
export class AttachmentsModule {
  static forRoot(mediaAddress: string): DynamicModule {
    return {
      module: AttachmentsModule,
      global: true,
      controllers: [AttachmentsGrpc],
      providers: [
        {
          provide: MediaClient,
          inject: [GrpcClientFactory],
          useFactory: (factory: GrpcClientFactory) => new MediaClient(factory, mediaAddress),
        },
        AttachMedia,
        CheckAttachment,
      ],
      exports: [AttachMedia],
    };
  }
}
