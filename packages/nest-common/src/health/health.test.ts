import { expect, it } from 'vitest';
import { Health } from './health.js';

it('is ready from its start until it drains, while every check passes', async () => {
  const health = new Health();
  let up = true;
  health.register('store', () => {
    if (!up) throw new Error('away');
  });
  expect((await health.readiness()).ready).toBe(false);
  health.markStarted();
  expect(await health.readiness()).toEqual({ ready: true, checks: { store: 'up' } });
  up = false;
  expect(await health.readiness()).toEqual({ ready: false, checks: { store: 'down' } });
  up = true;
  health.drain();
  expect((await health.readiness()).ready).toBe(false);
});

it('counts a check that does not answer as down', async () => {
  const health = new Health();
  health.register('stuck', () => new Promise(() => undefined));
  expect((await health.readiness()).checks).toEqual({ stuck: 'down' });
});
