import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import { AuthServiceService, FeedServiceService } from '@my-girok/proto';
import { freePort } from '../product.ts';

/** Answers what ws-gateway and chat-service ask of services that are not measured. */
export interface StandIns {
  readonly address: string;
  stop(): void;
}

/**
 * auth-service, to which every session is live: it is asked while revocations cannot be followed. And feed-service, to which all are
 * strangers who do not block one another: it is asked in rooms of two.
 */
export async function startStandIns(): Promise<StandIns> {
  const server = new Server();
  server.addService(AuthServiceService, {
    ...unimplemented(AuthServiceService),
    checkSessions: (
      { request }: { request: { sessionIds: string[] } },
      done: sendUnaryData<{ liveSessionIds: string[] }>,
    ) => done(null, { liveSessionIds: request.sessionIds }),
  });
  server.addService(FeedServiceService, {
    ...unimplemented(FeedServiceService),
    batchGetRelations: (_call: unknown, done: sendUnaryData<{ relations: never[] }>) => done(null, { relations: [] }),
  });
  const address = `127.0.0.1:${await freePort()}`;
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error) => (error ? reject(error) : resolve()));
  });
  return { address, stop: () => server.forceShutdown() };
}

function unimplemented(service: object) {
  const refuse = (_call: unknown, done: sendUnaryData<never>) => done({ code: status.UNIMPLEMENTED });
  return Object.fromEntries(Object.keys(service).map((method) => [method, refuse]));
}
