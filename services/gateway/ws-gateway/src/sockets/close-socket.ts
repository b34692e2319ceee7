import { type ClosingFrame, PROTOCOL_EVENTS } from '@my-girok/realtime/protocol';
import type { PersonSocket } from './person-socket.js';
import { closedSockets } from './socket-metrics.js';

/**
 * Closes a socket and its connection, and says before why, and when to come back: null for not by oneself. `alone` leaves the
 * connection, and with it the person's other namespaces, as they are.
 */
export function closeSocket(socket: PersonSocket, code: string, reconnectInMs: number | null, alone = false): void {
  if (!socket.connected) return;
  closedSockets.add(1, { code });
  socket.emit(PROTOCOL_EVENTS.closing, { code, reconnectInMs } satisfies ClosingFrame);
  socket.disconnect(!alone);
}
