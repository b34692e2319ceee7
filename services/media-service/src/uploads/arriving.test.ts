import { expect, it } from 'vitest';
import { Arriving } from './arriving.js';
import { UPLOADS_AT_ONCE } from './upload.js';

const hold = () => {
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { held: () => held, end: () => end() };
};

it('lets one person’s uploads arrive so many at a time, each counted once, and others’ beside them', async () => {
  const arriving = new Arriving();
  const gate = hold();
  const running = Array.from({ length: UPLOADS_AT_ONCE }, (_, at) => arriving.run('a', `${at}`, gate.held));
  await expect(arriving.run('a', 'one more', async () => 1)).rejects.toMatchObject({ code: 'MEDIA_TOO_MANY_UPLOADS' });
  expect(await arriving.run('a', '0', async () => 'the same again')).toBe('the same again');
  await expect(arriving.run('a', 'one more', async () => 1)).rejects.toMatchObject({ code: 'MEDIA_TOO_MANY_UPLOADS' });
  expect(await arriving.run('b', 'one more', async () => 'another')).toBe('another');
  gate.end();
  await Promise.all(running);
  expect(await arriving.run('a', 'one more', async () => 'room again')).toBe('room again');
});

it('gives the place back when it fails', async () => {
  const arriving = new Arriving();
  for (let at = 0; at <= UPLOADS_AT_ONCE; at++) {
    await expect(arriving.run('a', `${at}`, () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
  }
});
