import { expect, it } from 'vitest';
import { STRICTNESSES } from './criteria.js';
import { nextStepAt, REACH_DELAYS, STEP_ASKS, STEP_TIMES, STEPS } from './steps.js';

const since = new Date('2026-01-01T00:00:00Z');
const after = (step: number, strictness: (typeof STRICTNESSES)[number]) => {
  const at = nextStepAt(strictness, since, step);
  return at && (at.getTime() - since.getTime()) / 1000;
};

it('moves the strict after 20, 45 and 90 seconds, the balanced after 8, 20 and 40', () => {
  expect([0, 1, 2, 3].map((step) => after(step, 'strict'))).toEqual([20, 45, 90, null]);
  expect([0, 1, 2, 3].map((step) => after(step, 'balanced'))).toEqual([8, 20, 40, null]);
});

it('begins the open at step 2 and moves them after 5 seconds', () => {
  expect(STEP_TIMES.open.slice(0, 2)).toEqual([0, 0]);
  expect(after(2, 'open')).toBe(5);
  expect(after(3, 'open')).toBeNull();
});

it('never asks for more at a later step, nor comes to it earlier', () => {
  expect(STEP_ASKS).toHaveLength(STEPS);
  for (const [step, asks] of STEP_ASKS.entries()) {
    const before = STEP_ASKS[step - 1];
    if (!before) continue;
    expect(asks.commonInterests).toBeLessThanOrEqual(before.commonInterests);
    expect(Number(asks.sameIntent)).toBeLessThanOrEqual(Number(before.sameIntent));
    expect(Number(asks.firstLanguage)).toBeLessThanOrEqual(Number(before.firstLanguage));
  }
  for (const strictness of STRICTNESSES) {
    expect(STEP_TIMES[strictness]).toEqual([...STEP_TIMES[strictness]].sort((a, b) => a - b));
    expect(STEP_TIMES[strictness][3] - STEP_TIMES[strictness][2]).toBe(60_000);
  }
});

it('delays nobody by more than 30 seconds', () => {
  expect(Math.max(...REACH_DELAYS)).toBe(30_000);
  expect(REACH_DELAYS[0]).toBe(0);
});
