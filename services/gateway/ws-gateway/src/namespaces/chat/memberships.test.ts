import { expect, test } from 'vitest';
import { roomsAfter } from './memberships.js';

const answer = new Map([['a', { epoch: 'e', seq: 5 }]]);
const event = (roomId: string, left: boolean, seq: number, epoch = 'e') => ({ roomId, left, epoch, seq });

test('leaves a room that was left after the answer, and stays in one that was left and joined again before it', () => {
  expect(roomsAfter(answer, [event('a', true, 6)]).has('a')).toBe(false);
  expect(roomsAfter(answer, [event('a', true, 4), event('a', false, 5)]).get('a')).toEqual({ epoch: 'e', seq: 5 });
  expect(roomsAfter(answer, [event('a', true, 1, 'anew')]).has('a')).toBe(false);
});

test('comes into a room that the answer does not know yet, from where it was joined', () => {
  expect(roomsAfter(answer, [event('b', false, 3)]).get('b')).toEqual({ epoch: 'e', seq: 3 });
  expect(roomsAfter(answer, [event('b', false, 3), event('b', true, 4)]).has('b')).toBe(false);
  expect(roomsAfter(answer, [event('a', true, 6), event('a', false, 7)]).get('a')).toEqual({ epoch: 'e', seq: 7 });
});
