import { expect, it } from 'vitest';
import { decodeEvent, EVENTS, type EventType, encodeEvent } from './events.js';

it('writes an event as proto3 JSON and reads it back with dates', () => {
  const timestamp = new Date('2026-11-23T01:02:03.456Z');
  const json = encodeEvent('post.created', { postId: 'p', authorId: 'a', timestamp });
  expect(JSON.parse(json)).toEqual({ postId: 'p', authorId: 'a', timestamp: '2026-11-23T01:02:03.456Z' });
  expect(decodeEvent('post.created', json)).toEqual({ postId: 'p', authorId: 'a', timestamp });
});

it('ignores fields that a newer publisher adds and fills in those that an older one lacks', () => {
  expect(decodeEvent('post.created', '{"postId":"p","mood":"glad"}')).toEqual({
    postId: 'p',
    authorId: '',
    timestamp: undefined,
  });
});

it.each(Object.keys(EVENTS) as EventType[])('names the aggregate of %s by a field that it has', (type) => {
  const { codec, aggregate } = EVENTS[type];
  expect(Object.keys(codec.fromPartial({}) as object)).toContain(aggregate);
});
