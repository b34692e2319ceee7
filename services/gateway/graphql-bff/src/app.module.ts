import { CommonModule, ValkeyModule } from '@my-girok/nest-common';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ClientsModule } from './clients/clients.module.js';
import { BFF_CONFIG, type Config } from './config.js';
import { FederationModule } from './federation/federation.module.js';
import { BeginOperation } from './http/begin-operation.js';
import { GraphqlRoute } from './http/graphql.route.js';
import { SessionsModule } from './sessions/sessions.module.js';

/** Lets every module inject the configuration. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: BFF_CONFIG, useValue: config }], exports: [BFF_CONFIG] };
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
      CommonModule.forRoot({ serviceName: 'graphql-bff', config }),
      ValkeyModule.forRoot({ url: config.VALKEY_URL }),
      ClientsModule,
      SessionsModule,
      FederationModule,
    ],
    providers: [BeginOperation, GraphqlRoute],
  };
}
