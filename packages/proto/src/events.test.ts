import { expect, it } from 'vitest';
import { decodeEvent, EVENTS, type EventType, encodeEvent } from './events.js';

it('writes an event as proto3 JSON and reads it back with dates', () => {
  const timestamp = new Date('2026-11-23T01:02:03.456Z');
  const json = encodeEvent('user.followed', { followerId: 'a', followeeId: 'b', timestamp });
  expect(JSON.parse(json)).toEqual({ followerId: 'a', followeeId: 'b', timestamp: '2026-11-23T01:02:03.456Z' });
  expect(decodeEvent('user.followed', json)).toEqual({ followerId: 'a', followeeId: 'b', timestamp });
});

it('ignores fields that a newer publisher adds and fills in those that an older one lacks', () => {
  expect(decodeEvent('user.followed', '{"followerId":"a","mood":"glad"}')).toEqual({
    followerId: 'a',
    followeeId: '',
    timestamp: undefined,
  });
  expect(decodeEvent('post.created', '{"postId":"p"}')).toMatchObject({ mediaIds: [], visibility: '' });
});

it.each(Object.keys(EVENTS) as EventType[])('names the aggregate of %s by a field that it has', (type) => {
  const { codec, aggregate } = EVENTS[type];
  expect(Object.keys(codec.fromPartial({}) as object)).toContain(aggregate);
});
