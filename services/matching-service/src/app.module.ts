import { CommonModule, PostgresModule, ValkeyModule } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { MATCHING_CONFIG, type MatchingConfig } from './config.js';
import { ConsentModule } from './consent/consent.module.js';
import { MatchesModule } from './matches/matches.module.js';
import { PeopleModule } from './people/people.module.js';
import { QueueModule } from './queue/queue.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { SafetyModule } from './safety/safety.module.js';
import { WatchesModule } from './watches/watches.module.js';

@Module({})
class AppModule {}

@Module({})
class ConfigModule {}

/** The whole of matching-service with this configuration. */
export function appModule(config: MatchingConfig): DynamicModule {
  return {
    module: AppModule,
    imports: [
      {
        module: ConfigModule,
        global: true,
        providers: [{ provide: MATCHING_CONFIG, useValue: config }],
        exports: [MATCHING_CONFIG],
      },
      CommonModule.forRoot({ serviceName: 'matching-service', config }),
      PostgresModule.forRoot({
        url: config.MATCHING_DATABASE_URL,
        migrations: new URL('../migrations/', import.meta.url),
        stream: 'MATCHING',
      }),
      ValkeyModule.forRoot({ url: config.VALKEY_URL }),
      RequestsModule,
      QueueModule,
      MatchesModule,
      ConsentModule,
      SafetyModule,
      WatchesModule,
      PeopleModule,
    ],
  };
}
