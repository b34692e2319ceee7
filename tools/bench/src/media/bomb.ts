import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, figure } from '../figures.ts';
import { bomb } from './pictures.ts';

const limits = { cpuMs: 50, mebibytes: 20 };

/** What it costs to refuse a picture of a thousand million pixels in a file of some kilobytes. */
export async function measureBomb(folder: string, ordinary: Buffer): Promise<Figure[]> {
  const file = bomb(32_000, 32_000);
  const paths = [join(folder, 'ordinary'), join(folder, 'bomb')] as const;
  await Promise.all([writeFile(paths[0], ordinary), writeFile(paths[1], file)]);
  const child = fork(fileURLToPath(new URL('./bomb-process.ts', import.meta.url)), paths, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('Admission ended with its process');
  });
  const [{ cpuMs, mebibytes }] = (await Promise.race([once(child, 'message'), ended])) as [
    { cpuMs: number[]; mebibytes: number },
  ];
  ended.catch(() => undefined);
  return [
    figure('bomb of 32,000 × 32,000 pixels: its file', file.length / 1024, 'KiB'),
    figure('bomb of 32,000 × 32,000 pixels: CPU to refuse it, at most of 20', Math.max(...cpuMs), 'ms', limits.cpuMs),
    figure('bomb of 32,000 × 32,000 pixels: memory to refuse 20', mebibytes, 'MiB', limits.mebibytes),
  ];
}
