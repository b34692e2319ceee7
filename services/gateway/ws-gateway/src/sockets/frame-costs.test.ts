import { expect, test } from 'vitest';
import { costOf } from './frame-costs.js';

test('costs one, a fifth for what comes often, and more the more positions are asked for', () => {
  expect(costOf('message.send', {})).toBe(1);
  expect(costOf('typing', {})).toBe(0.2);
  const positions = (count: number) => ({ positions: Array.from({ length: count }, () => null) });
  expect(costOf('recover', positions(1))).toBe(1);
  expect(costOf('recover', positions(25))).toBe(3);
  expect(costOf('recover', positions(5000))).toBe(10);
});

test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('costs one for an event called %s', (event) => {
  expect(costOf(event, undefined)).toBe(1);
});

test.each([undefined, null, 7, 'positions', { positions: { length: 100 } }])('costs one to recover %j', (payload) => {
  expect(costOf('recover', payload)).toBe(1);
});
