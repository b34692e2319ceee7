import { closedSockets } from './socket-metrics.js';
import { TokenBucket } from './token-bucket.js';

/** More than all sockets of one connection may ask for together: whoever comes to this is no page of ours. */
const packetsPerSecond = 100;
const packetsAtOnce = 1500;

/** What is needed of a connection of Engine.IO. */
export interface PacketSource {
  on(event: 'packet', listener: () => void): unknown;
  close(): void;
}

/**
 * Closes a connection that sends packets without end. Events are counted where they arrive at a socket; others, such as asking for
 * namespaces that are not there, arrive at none and are answered all the same.
 */
export function guardConnection(connection: PacketSource): void {
  const packets = new TokenBucket(packetsPerSecond, packetsAtOnce, Date.now());
  connection.on('packet', () => {
    if (packets.take(1, Date.now())) return;
    closedSockets.add(1, { code: 'WS_RATE_LIMITED' });
    connection.close();
  });
}
