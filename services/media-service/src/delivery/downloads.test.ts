import { expect, it } from 'vitest';
import { Downloads } from './downloads.js';

it('gives nobody more than eight files at a time, and each place back', async () => {
  const downloads = new Downloads();
  const ends: (() => void)[] = [];
  const download = (viewer: string) => downloads.run(viewer, () => new Promise<void>((end) => ends.push(end)));
  const running = Array.from({ length: 8 }, () => download('ada'));
  await expect(download('ada')).rejects.toMatchObject({ code: 'MEDIA_TOO_MANY_DOWNLOADS', kind: 'rate_limited' });
  running.push(download('grace'));
  expect(ends).toHaveLength(9);
  for (const end of ends.splice(0)) end();
  await Promise.all(running);
  await expect(downloads.run('ada', () => Promise.reject(new Error('the line broke')))).rejects.toThrow(/line/);
  const again = Array.from({ length: 8 }, () => download('ada'));
  expect(ends).toHaveLength(8);
  for (const end of ends) end();
  await Promise.all(again);
});
