import { expect, it } from 'vitest';
import { deviceOf } from './device.js';

it('names the browser and the system', () => {
  const agent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
  expect(deviceOf(agent)).toEqual({ browser: 'Chrome 142', system: 'Windows 10' });
});

it('names nothing where nothing is known, whatever the length', () => {
  expect(deviceOf('')).toEqual({ browser: '', system: '' });
  expect(deviceOf('\u0000'.repeat(100_000)).browser.length).toBeLessThanOrEqual(60);
});
