import type { ServerResponse } from 'node:http';
import { defineConfig } from '@graphql-hive/gateway';
import { CommonModule, createApp, RateLimiter, ValkeyModule } from '@my-girok/nest-common';
import * as parts from './parts.ts';

/**
 * The stock gateway's settings: the default engine over HTTP subgraphs, with the protections that our BFF has: forgery
 * rules, sessions, trusted documents, limits and rates. It tells the subgraphs who the viewer is.
 */
const config = parts.readConfig();
class Peer {}
const app = await createApp({
  module: Peer,
  imports: [
    parts.ConfigModule.of(config),
    CommonModule.forRoot({ serviceName: 'graphql-bff', config }),
    ValkeyModule.forRoot({ url: config.VALKEY_URL }),
    parts.ClientsModule,
    parts.SessionsModule,
  ],
});
await app.init();
const { EventsRuntime, RevocationList } = await import('@my-girok/nest-common');
app.get(EventsRuntime).start();
app.get(RevocationList).start();
const begin = new parts.BeginOperation(app.get(parts.OpenSession, { strict: false }), config);
const allowed = new Set(config.ALLOWED_ORIGINS);

interface Incoming {
  req: { headers: Record<string, string>; socket: { remoteAddress?: string } };
  res: ServerResponse;
  operation?: parts.Operation;
}

export const gatewayConfig = defineConfig({
  graphiql: false,
  landingPage: false,
  cors: false,
  logging: false,
  propagateHeaders: {
    fromClientToSubgraphs: ({ context }) => ({
      'x-viewer': JSON.stringify((context as unknown as Incoming).operation?.viewer ?? null),
    }),
  },
  plugins: () => [
    {
      async onRequestParse({ serverContext }: { serverContext: object }) {
        const incoming = serverContext as unknown as Incoming;
        const { req, res } = incoming;
        parts.writeHeaders(res, req.headers.origin, allowed);
        parts.checkForgery(req.headers, allowed);
        const request = { headers: req.headers, ip: req.socket.remoteAddress ?? '' };
        incoming.operation = await begin.run(request as never, { raw: res } as never);
      },
    },
    parts.useDocuments(parts.readTrustedDocuments(config.TRUSTED_DOCUMENTS_FILE), config) as never,
    parts.useRateLimits(new parts.OperationRates(app.get(RateLimiter, { strict: false }), config)) as never,
  ],
});
