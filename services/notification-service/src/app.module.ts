import { CommonModule, PostgresModule } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { CallsModule } from './calls/calls.module.js';
import { NOTIFICATION_CONFIG, type NotificationConfig } from './config.js';
import { InboxModule } from './inbox/inbox.module.js';
import { MatchingModule } from './matching/matching.module.js';
import { PeopleModule } from './people/people.module.js';
import { PostsModule } from './posts/posts.module.js';
import { PreferencesModule } from './preferences/preferences.module.js';
import { PushModule } from './push/push.module.js';
import { RelationsModule } from './relations/relations.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SecurityModule } from './security/security.module.js';

@Module({})
class AppModule {}

@Module({})
class ConfigModule {}

/** The whole of notification-service with this configuration. */
export function appModule(config: NotificationConfig): DynamicModule {
  return {
    module: AppModule,
    imports: [
      {
        module: ConfigModule,
        global: true,
        providers: [{ provide: NOTIFICATION_CONFIG, useValue: config }],
        exports: [NOTIFICATION_CONFIG],
      },
      CommonModule.forRoot({ serviceName: 'notification-service', config }),
      PostgresModule.forRoot({
        url: config.NOTIFICATION_DATABASE_URL,
        migrations: new URL('../migrations/', import.meta.url),
        stream: 'NOTIFICATION_LIVE',
      }),
      RelationsModule,
      PreferencesModule,
      PushModule,
      InboxModule,
      PostsModule,
      PeopleModule,
      RoomsModule,
      CallsModule,
      MatchingModule,
      SecurityModule,
    ],
  };
}
