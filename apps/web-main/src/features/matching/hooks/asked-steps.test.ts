import { expect, it } from 'vitest';
import { AskedSteps, type Step } from './asked-steps.ts';

function madeSteps() {
  const told: (Step | undefined)[] = [];
  return { steps: new AskedSteps((latest) => told.push(latest)), told };
}

it('asks for another step while one is not answered, and for none twice', async () => {
  const { steps, told } = madeSteps();
  const asked: Step[] = [];
  const answers = new Map<Step, () => void>();
  const ask = (step: Step) =>
    steps.run(step, () => {
      asked.push(step);
      return new Promise((resolve) => answers.set(step, resolve));
    });
  const skipping = ask('skip');
  const leaving = ask('leave');
  await ask('skip');
  expect(asked).toEqual(['skip', 'leave']);
  answers.get('skip')?.();
  await skipping;
  answers.get('leave')?.();
  await leaving;
  expect(told).toEqual(['skip', 'leave', 'leave', undefined]);
});

it('gives a failure to who asked, and lets the step be asked again', async () => {
  const { steps, told } = madeSteps();
  await expect(steps.run('join', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  let asked = false;
  await steps.run('join', async () => {
    asked = true;
  });
  expect(asked).toBe(true);
  expect(told).toEqual(['join', undefined, 'join', undefined]);
});
