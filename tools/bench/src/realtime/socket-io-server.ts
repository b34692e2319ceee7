import type { Server as HttpServer } from 'node:http';
import { createAdapter as createPubSubAdapter } from '@socket.io/redis-adapter';
import { createAdapter as createStreamsAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'iovalkey';
import { Server } from 'socket.io';

export type Adapter = 'redis-adapter' | 'redis-streams-adapter';

/** Plain Socket.IO with one of its adapters and, where it works with it, its own recovery; otherwise with ws-gateway's settings. */
export function peerServer(adapter: Adapter, valkeyUrl: string, http?: HttpServer): Server {
  const options = {
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 128 * 1024,
    pingInterval: 20_000,
    pingTimeout: 15_000,
  };
  const valkey = new Redis(valkeyUrl);
  const server =
    adapter === 'redis-adapter'
      ? new Server({ ...options, adapter: createPubSubAdapter(valkey, valkey.duplicate(), { key: 'peer' }) })
      : new Server({
          ...options,
          adapter: createStreamsAdapter(valkey, { streamName: 'peer-stream' }),
          connectionStateRecovery: {},
        });
  if (http) server.attach(http);
  return server;
}
