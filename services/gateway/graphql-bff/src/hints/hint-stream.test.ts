import { expect, test } from 'vitest';
import { HintStream } from './hint-stream.js';

const viewer = { userId: 'u', sessionId: 's', accessToken: '' };
const hint = (postId: string) => ({ postId, authorId: 'a' });

test('gives hints in order, those that waited first', async () => {
  const stream = new HintStream(viewer, () => undefined);
  stream.push(hint('1'));
  expect(await stream.next()).toEqual({ done: false, value: hint('1') });
  const next = stream.next();
  stream.push(hint('2'));
  expect(await next).toEqual({ done: false, value: hint('2') });
});

test('keeps the newest twenty for a reader who is slow', async () => {
  const stream = new HintStream(viewer, () => undefined);
  const kept = Array.from({ length: 25 }, (_, index) => stream.push(hint(`${index}`)));
  expect(kept.filter((each) => !each)).toHaveLength(5);
  expect((await stream.next()).value?.postId).toBe('5');
});

test('ends once, for a reader who waits and for whoever comes later', async () => {
  let ends = 0;
  const stream = new HintStream(viewer, () => ends++);
  const waiting = stream.next();
  stream.end();
  await stream.return();
  expect((await waiting).done).toBe(true);
  expect(stream.push(hint('1'))).toBe(true);
  expect((await stream.next()).done).toBe(true);
  expect(ends).toBe(1);
});
