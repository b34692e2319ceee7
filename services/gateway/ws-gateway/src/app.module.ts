import { CommonModule, ValkeyModule } from '@my-girok/nest-common';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ClientsModule } from './clients/clients.module.js';
import { type Config, WS_CONFIG } from './config.js';
import { ChatModule } from './namespaces/chat/chat.module.js';
import { FeedModule } from './namespaces/feed/feed.module.js';
import { MatchingModule } from './namespaces/matching/matching.module.js';
import { NotificationsModule } from './namespaces/notifications/notifications.module.js';
import { SocketsModule } from './sockets/sockets.module.js';

/** Lets every module inject the configuration. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: WS_CONFIG, useValue: config }], exports: [WS_CONFIG] };
  }
}

@Module({})
class AppModule {}

/** The whole service for a configuration. */
export function appModule(config: Config): DynamicModule {
  return {
    module: AppModule,
    imports: [
      ConfigModule.of(config),
      CommonModule.forRoot({ serviceName: 'ws-gateway', config }),
      ValkeyModule.forRoot({ url: config.VALKEY_URL }),
      ClientsModule,
      SocketsModule,
      FeedModule,
      NotificationsModule,
      ChatModule,
      MatchingModule,
    ],
  };
}
