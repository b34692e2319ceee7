import { CommonModule, PostgresModule } from '@my-girok/nest-common';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AgesModule } from './ages/ages.module.js';
import { AUTH_CONFIG, type AuthConfig } from './config.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { SessionsModule } from './sessions/sessions.module.js';

@Global()
@Module({})
class AppModule {}

/** The whole of auth-service with this configuration. */
export function appModule(config: AuthConfig): DynamicModule {
  return {
    module: AppModule,
    imports: [
      CommonModule.forRoot({ serviceName: 'auth-service', config }),
      PostgresModule.forRoot({
        url: config.AUTH_DATABASE_URL,
        migrations: new URL('../migrations/', import.meta.url),
        stream: 'AUTH',
      }),
      AccountsModule,
      AgesModule,
      ModerationModule,
      SessionsModule,
    ],
    providers: [{ provide: AUTH_CONFIG, useValue: config }],
    exports: [AUTH_CONFIG],
  };
}
