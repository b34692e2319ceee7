import { createServer } from 'node:http';
import { CommonModule, createApp } from '@my-girok/nest-common';
import type { AuthServiceClient, FeedServiceClient, PersonalServiceClient } from '@my-girok/proto';
import { createYoga } from 'graphql-yoga';
import * as parts from './parts.ts';

/**
 * One of our subgraphs as a process of its own, as a gateway over HTTP needs it: `subgraph-server.ts <name>`. The gateway
 * in front tells who the viewer is.
 */
const config = parts.readConfig();
const name = process.argv[2] ?? '';
class Peer {}
const app = await createApp({
  module: Peer,
  imports: [
    parts.ConfigModule.of(config),
    CommonModule.forRoot({ serviceName: 'graphql-bff', config }),
    parts.ClientsModule,
  ],
});
await app.init();
const find = { strict: false };
const addresses = new parts.PictureAddresses(config.MEDIA_URL, config.MEDIA_URL_KEY);
const resolvers: Record<string, () => Parameters<typeof parts.subgraph>[1]> = {
  // Nothing is signed in or out while the timeline is measured.
  auth: () => parts.authResolvers({ auth: app.get<AuthServiceClient>(parts.AUTH_CLIENT, find) } as never),
  personal: () => parts.personalResolvers(app.get<PersonalServiceClient>(parts.PERSONAL_CLIENT, find)),
  feed: () =>
    parts.feedResolvers({
      feed: app.get<FeedServiceClient>(parts.FEED_CLIENT, find),
      addresses,
      // Nobody is blocked meanwhile either.
      rates: { blocking: () => Promise.resolve() } as never,
    }),
};
const { schema } = parts.subgraph(name, resolvers[name]?.() ?? {});
const yoga = createYoga({
  schema,
  graphiql: false,
  landingPage: false,
  cors: false,
  logging: false,
  context: ({ request }): { operation: parts.Operation } => ({
    operation: {
      viewer: JSON.parse(request.headers.get('x-viewer') ?? 'null'),
      viewerError: null,
      sessionHash: null,
      trusted: false,
      address: '',
      userAgent: '',
      signal: request.signal,
      deadline: Date.now() + config.OPERATION_DEADLINE_MS,
      setSessionCookie: () => undefined,
    },
  }),
});
createServer(yoga).listen(config.HTTP_PORT, '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
