import { CommonModule, PostgresModule } from '@my-girok/nest-common';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { PERSONAL_CONFIG, type PersonalConfig } from './config.js';
import { ProfilesModule } from './profiles/profiles.module.js';

@Global()
@Module({})
class AppModule {}

/** The whole of personal-service with this configuration. */
export function appModule(config: PersonalConfig): DynamicModule {
  return {
    module: AppModule,
    imports: [
      CommonModule.forRoot({ serviceName: 'personal-service', config }),
      PostgresModule.forRoot({
        url: config.PERSONAL_DATABASE_URL,
        migrations: new URL('../migrations/', import.meta.url),
        stream: 'PERSONAL',
      }),
      ProfilesModule,
    ],
    providers: [{ provide: PERSONAL_CONFIG, useValue: config }],
    exports: [PERSONAL_CONFIG],
  };
}
