import { PROTOCOL_LIMITS } from './codes.js';
import type { Position } from './position.js';

/** A position as a client sent it, or null where it is not one. */
export function parsePosition(value: unknown): Position | null {
  if (typeof value !== 'object' || value === null) return null;
  const { channel, epoch, seq } = value as Record<string, unknown>;
  if (typeof channel !== 'string' || channel === '' || channel.length > PROTOCOL_LIMITS.channelMax) return null;
  if (typeof epoch !== 'string' || epoch === '' || epoch.length > PROTOCOL_LIMITS.epochMax) return null;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return null;
  return { channel, epoch, seq };
}

/** A list of positions as a client sent it; absent is an empty list. Null where it is none, is longer than `max` or names a channel twice. */
export function parsePositions(value: unknown, max: number): readonly Position[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > max) return null;
  const channels = new Set<string>();
  const positions: Position[] = [];
  for (const item of value) {
    const position = parsePosition(item);
    if (!position || channels.has(position.channel)) return null;
    channels.add(position.channel);
    positions.push(position);
  }
  return positions;
}
