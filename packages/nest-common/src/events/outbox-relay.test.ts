import { describe, expect, it } from 'vitest';
import type { OutboxRecord } from './envelope.js';
import { flightsOf } from './outbox-relay.js';

const event = (aggregateId: string, aggregateVersion: number): OutboxRecord => ({
  id: `${aggregateId}${aggregateVersion}`,
  type: 'post.created',
  aggregateId,
  aggregateVersion,
  data: '{}',
  time: new Date(0),
});

describe('flightsOf', () => {
  it('puts at most one event of an aggregate into a flight, in version order', () => {
    const batch = [event('a', 1), event('b', 1), event('a', 2), event('c', 1), event('a', 3), event('b', 2)];
    expect(flightsOf(batch).map((flight) => flight.map(({ id }) => id))).toEqual([
      ['a1', 'b1', 'c1'],
      ['a2', 'b2'],
      ['a3'],
    ]);
  });

  it('has no flight for an empty batch', () => {
    expect(flightsOf([])).toEqual([]);
  });
});
