import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figures.ts';
import { measureBomb } from './bomb.ts';
import { measureMemory } from './memory.ts';
import { samples } from './pictures.ts';
import { measureReadiness } from './readiness.ts';
import { measureRendering } from './rendering.ts';
import { MediaProcess } from './service.ts';

/**
 * What pictures cost: derivatives a second against bare libvips and bare sharp, the time until an upload is ready while AVIF of
 * others is to be made, memory under 16 large uploads at once, and the refusal of a bomb.
 */
export async function benchMedia(progress: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'girok-bench-'));
  const files = join(folder, 'files');
  mkdirSync(files);
  try {
    progress('making pictures');
    const pictures = await samples();
    const [phone] = pictures;
    if (!phone) throw new Error('There is no picture');
    const refusing = await measureBomb(files, phone.file);
    const rendering = await measureRendering(files, pictures, progress);
    const media = await MediaProcess.start(folder, progress);
    try {
      const readiness = await measureReadiness(media, phone.file, progress);
      return [...rendering, ...readiness, ...(await measureMemory(media, progress)), ...refusing];
    } finally {
      await media.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
