import { type ClosingFrame, PROTOCOL_EVENTS } from '@my-girok/realtime/protocol';
import type { PersonSocket } from './person-socket.js';
import { closedSockets } from './socket-metrics.js';

/** Closes a socket and its connection, and says before why, and when to come back: null for not by oneself. */
export function closeSocket(socket: PersonSocket, code: string, reconnectInMs: number | null): void {
  if (!socket.connected) return;
  closedSockets.add(1, { code });
  socket.emit(PROTOCOL_EVENTS.closing, { code, reconnectInMs } satisfies ClosingFrame);
  socket.disconnect(true);
}
