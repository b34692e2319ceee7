import { expect, it } from 'vitest';
import { waiting } from './matching.fixture.ts';
import { rungsOf } from './steps.ts';
import { clockOf, clockSince, secondsUntil } from './use-now.ts';

it('shows what is past, what is asked now as the service says it, and what is next', () => {
  const rungs = rungsOf(waiting({ step: 1, commonInterests: 1, firstLanguage: false }));
  expect(rungs.map(({ place, commonInterests }) => [place, commonInterests])).toEqual([
    ['past', 2],
    ['now', 1],
    ['next', 0],
    ['next', 0],
  ]);
});

it('asks nobody for more interests than they chose', () => {
  const { criteria } = waiting();
  const bare = { criteria: { ...criteria, interests: [] }, commonInterests: 0 };
  const seen = (change: object) => rungsOf(waiting({ ...bare, ...change })).map(({ step, place }) => [step, place]);
  // Two of the steps ask the same then, and are shown once.
  expect(seen({ step: 0 })).toEqual([
    [0, 'now'],
    [1, 'next'],
    [3, 'next'],
  ]);
  expect(seen({ step: 2, firstLanguage: false })).toEqual([
    [0, 'past'],
    [2, 'now'],
    [3, 'next'],
  ]);
  expect(rungsOf(waiting({ ...bare, step: 3 })).every(({ commonInterests }) => commonInterests === 0)).toBe(true);
});

it('shows what is asked now alone where the service has other steps', () => {
  expect(rungsOf(waiting({ steps: 6, step: 4 }))).toMatchObject([{ step: 4, place: 'now' }]);
});

it('counts up and down in whole seconds, and never below nothing', () => {
  const at = Date.parse('2026-11-24T03:00:00Z');
  expect(clockSince('2026-11-24T03:00:00Z', at + 64_900)).toBe('1:04');
  expect(clockSince('2026-11-24T03:00:10Z', at)).toBe('0:00');
  expect(secondsUntil('2026-11-24T03:00:10Z', at + 500)).toBe(10);
  expect(secondsUntil('2026-11-24T03:00:10Z', at + 60_000)).toBe(0);
  expect(clockOf(9.9)).toBe('0:09');
});
