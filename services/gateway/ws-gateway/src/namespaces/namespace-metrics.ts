import { logger, meter } from '@my-girok/nest-common';
import type { HubObserver } from '@my-girok/realtime/server';
import { closedSockets } from '../sockets/socket-metrics.js';

const delivered = meter.createCounter('ws.delivered');
const recoveries = meter.createCounter('ws.recoveries');
const missing = meter.createCounter('ws.channels.missing');
/** States of tickets and matches of which no event came. */
export const ticketRepairs = meter.createCounter('ws.matching.repairs');
export const ownerReplays = meter.createCounter('ws.replays.owner');

/** Counts what a namespace's hub does. */
export function observe(namespace: string): HubObserver {
  return {
    delivered: (_channel, sockets) => delivered.add(sockets, { namespace }),
    recovered: (recovered) => recoveries.add(1, { namespace, recovered }),
    missing: () => missing.add(1, { namespace }),
    tooSlow: () => closedSockets.add(1, { code: 'WS_TOO_SLOW' }),
    ownerFailed: (error) => logger.debug({ err: error, namespace }, 'A channel’s owner could not be asked'),
  };
}
