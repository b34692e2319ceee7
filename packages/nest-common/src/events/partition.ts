import { createHash } from 'node:crypto';

/** How many subjects each event type is spread over. */
export const PARTITIONS = 4;

/** The partition of an aggregate. Part of the wire contract: all of an aggregate's events share it for ever. */
export function partitionOf(aggregateId: string): number {
  return createHash('sha256').update(aggregateId).digest().readUInt32BE(0) % PARTITIONS;
}
