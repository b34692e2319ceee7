import { randomBytes } from 'node:crypto';
import { type Figure, figure, figureAtLeast } from '../figures.ts';
import { bomb, heavy } from './pictures.ts';
import type { MediaProcess } from './service.ts';

/** MEDIA_DECODE_BYTES, the heap's 256 MiB and originals in hand. */
const peakMax = 768;
const bytes = 20 * 1024 * 1024;
const uploads = 16;

/**
 * The most memory that media-service takes while 16 files of 20 MB come at once: pictures that decoders read by row and as a whole,
 * a bomb, and no picture at all. Each must be acknowledged, and ready or refused as it deserves.
 */
export async function measureMemory(media: MediaProcess, progress: (line: string) => void): Promise<Figure[]> {
  progress('making files of 20 MB');
  const large = bomb(32_000, 32_000);
  const kinds = [
    { file: fill(await heavy(bytes, 'jpeg')), expected: '' },
    { file: fill(await heavy(bytes, 'png')), expected: '' },
    { file: fill(await heavy(bytes, 'progressive')), expected: '' },
    { file: fill(large), expected: 'MEDIA_SIDE_TOO_LONG' },
    { file: fill(Buffer.from('no picture, whatever its name says ')), expected: 'MEDIA_TYPE_UNSUPPORTED' },
  ];
  // Three of four are pictures.
  const order = [0, 1, 2, 3, 0, 1, 2, 4].map((index) => kinds[index]).filter((kind) => kind !== undefined);
  const atRest = media.memory().now;
  media.forgetPeak();
  let acknowledged = 0;
  let right = 0;
  progress(`${uploads} uploads of 20 MB at once`);
  await Promise.all(
    Array.from({ length: uploads }, async (_, index) => {
      const kind = order[index % order.length];
      if (!kind) return;
      const { state, code } = await media.upload(kind.file, () => {
        acknowledged += 1;
      });
      if (code === kind.expected && (state === 'ready') === (kind.expected === '')) right += 1;
      else progress(`an upload ended ${state} ${code}, not ${kind.expected || 'ready'}`);
    }),
  );
  const { peak } = media.memory();
  return [
    figureOfAll('16 uploads of 20 MB at once: acknowledged', acknowledged),
    figureOfAll('16 uploads of 20 MB at once: ready or refused rightly', right),
    figure('memory at rest', atRest, 'MiB'),
    figure('memory at most, 16 uploads of 20 MB at once', peak, 'MiB', peakMax),
    figure('memory at most less memory at rest', peak - atRest, 'MiB'),
  ];
}

const figureOfAll = (name: string, value: number): Figure => figureAtLeast(name, value, 'uploads', uploads);

/** Whatever follows a picture in its file is read with it and never shown. */
const fill = (file: Buffer): Buffer => Buffer.concat([file, randomBytes(Math.max(0, bytes - file.length))]);
