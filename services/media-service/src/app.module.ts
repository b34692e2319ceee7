import { CommonModule, PostgresModule } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { CollectionModule } from './collection/collection.module.js';
import { MEDIA_CONFIG, type MediaConfig } from './config.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { DerivativesModule } from './derivatives/derivatives.module.js';
import { LibraryModule } from './library/library.module.js';
import { StorageModule } from './storage/storage.module.js';
import { TicketsModule } from './tickets/tickets.module.js';
import { UploadsModule } from './uploads/uploads.module.js';

@Module({})
class AppModule {}

@Module({})
class ConfigModule {}

/** The whole of media-service with this configuration. */
export function appModule(config: MediaConfig): DynamicModule {
  return {
    module: AppModule,
    imports: [
      {
        module: ConfigModule,
        global: true,
        providers: [{ provide: MEDIA_CONFIG, useValue: config }],
        exports: [MEDIA_CONFIG],
      },
      CommonModule.forRoot({ serviceName: 'media-service', config }),
      PostgresModule.forRoot({
        url: config.MEDIA_DATABASE_URL,
        migrations: new URL('../migrations/', import.meta.url),
        stream: 'MEDIA',
      }),
      StorageModule,
      TicketsModule,
      UploadsModule,
      DerivativesModule,
      LibraryModule,
      DeliveryModule,
      CollectionModule,
    ],
  };
}
