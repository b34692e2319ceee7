import { meter } from '@my-girok/nest-common';

/** Sockets that are open, by namespace. */
export const openSockets = meter.createUpDownCounter('ws.sockets');
/** Handshakes that were refused, by code. */
export const refusedHandshakes = meter.createCounter('ws.handshakes.refused');
/** Sockets that the gateway closed itself, by code. */
export const closedSockets = meter.createCounter('ws.sockets.closed');
/** What clients asked for, by event and whether it was answered or refused. */
export const requests = meter.createCounter('ws.requests');
