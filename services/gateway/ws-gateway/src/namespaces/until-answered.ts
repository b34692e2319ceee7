import { logger } from '@my-girok/nest-common';
import { closeSocket } from '../sockets/close-socket.js';
import type { PersonSocket } from '../sockets/person-socket.js';

const tries = 3;
const pauseMs = 500;
/** Those who were sent away come back over this time. */
const returnMs = 4000;

/** Asks a few times for what a socket needs before it can hear anything; sends it away, and gives nothing, where nobody answers. */
export async function untilAnswered<T>(socket: PersonSocket, ask: () => Promise<T>): Promise<T | undefined> {
  for (let attempt = 1; socket.connected; attempt++) {
    try {
      const answer = await ask();
      return socket.connected ? answer : undefined;
    } catch (error) {
      if (attempt < tries) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs * attempt));
        continue;
      }
      logger.debug({ err: error, namespace: socket.nsp.name }, 'A socket could not be served');
      // One service that is away takes nothing else away.
      closeSocket(socket, 'WS_UNAVAILABLE', 1000 + Math.round(Math.random() * returnMs), true);
    }
  }
  return undefined;
}
