import type { Server, Socket } from 'socket.io';
import { type ClosingFrame, WS_CODES } from '../protocol/codes.js';
import { PROTOCOL_EVENTS } from '../protocol/position.js';

export interface DrainOptions {
  /** Within this time every client was told to go and is asked to be back elsewhere. */
  readonly spreadMs: number;
  /** Random numbers from 0 to 1, for tests. */
  readonly random?: () => number;
}

/**
 * Ends all connections of a server, spread over time: half of it for closing, half for coming back, so that neither this node nor the
 * next has all of them at once. Each is told `closing` with `WS_DRAINING` and when to come back. Resolves when all were closed. Stop
 * taking new connections before.
 */
export async function drain(server: Server, { spreadMs, random = Math.random }: DrainOptions): Promise<void> {
  const half = spreadMs / 2;
  const connections = new Map<Socket['conn'], Socket[]>();
  for (const namespace of server._nsps.values()) {
    for (const socket of namespace.sockets.values()) {
      const sockets = connections.get(socket.conn);
      if (sockets) sockets.push(socket);
      else connections.set(socket.conn, [socket]);
    }
  }
  await Promise.all(
    [...connections.values()].map(async (sockets) => {
      await new Promise((resolve) => setTimeout(resolve, random() * half));
      const frame: ClosingFrame = { code: WS_CODES.draining, reconnectInMs: Math.round(random() * half) };
      for (const socket of sockets) socket.emit(PROTOCOL_EVENTS.closing, frame);
      sockets[0]?.disconnect(true);
    }),
  );
}
