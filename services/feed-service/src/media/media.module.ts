import { GrpcClientFactory } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { AttachPictures } from './attach-pictures.use-case.js';
import { MediaClient } from './media.client.js';

@Module({})
export class MediaModule {
  static forRoot(address: string): DynamicModule {
    return {
      module: MediaModule,
      global: true,
      providers: [
        {
          provide: MediaClient,
          inject: [GrpcClientFactory],
          useFactory: (factory: GrpcClientFactory) => new MediaClient(factory, address),
        },
        AttachPictures,
      ],
      exports: [AttachPictures],
    };
  }
}
