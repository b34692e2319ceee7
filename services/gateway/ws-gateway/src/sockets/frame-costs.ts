import { PROTOCOL_LIMITS } from '@my-girok/realtime/protocol';

/** What costs little comes often. */
const cheap = 0.2;
const costs: ReadonlyMap<string, number> = new Map([
  ['typing', cheap],
  ['message.delivered', cheap],
  ['feed.seen', cheap],
]);
/** Each position may have to be asked of a channel's owner. */
const positionsForOne = 10;

/** What an event that a client sends costs of its allowance: 1, if nothing else is said of it. Names are the client's to choose. */
export function costOf(event: string, payload: unknown): number {
  if (event === 'recover') return Math.max(1, Math.ceil(positionsIn(payload) / positionsForOne));
  return costs.get(event) ?? 1;
}

function positionsIn(payload: unknown): number {
  const positions = (payload as { positions?: unknown } | null | undefined)?.positions;
  return Array.isArray(positions) ? Math.min(positions.length, PROTOCOL_LIMITS.recoverMax) : 0;
}
