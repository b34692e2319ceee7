import { type Figure, figure, median } from '../figures.ts';
import type { MediaProcess } from './service.ts';

const rounds = 4;
const fillers = 2;
const ratioMax = 1.5;
const drainedWithinMs = 120_000;

/** Time from the last byte's acknowledgement to ready, with nothing else to do and with AVIF of other pictures to make, in turns. */
export async function measureReadiness(
  media: MediaProcess,
  picture: Buffer,
  progress: (line: string) => void,
): Promise<Figure[]> {
  const pending = async () => (await media.made('webp')) - (await media.made('avif'));
  const ready = async (): Promise<number> => {
    const { state, code, ms } = await media.upload(picture);
    if (state !== 'ready') throw new Error(`A good picture was refused: ${code}`);
    return ms;
  };
  const drain = async () => {
    for (const until = Date.now() + drainedWithinMs; (await pending()) > 0; ) {
      if (Date.now() > until) throw new Error('AVIF was not made in time');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await ready();
  const values: { quiet: number; busy: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    await drain();
    const quiet = await ready();
    await Promise.all(Array.from({ length: fillers }, ready));
    const busy = await ready();
    if ((await pending()) <= perPicture) throw new Error('The backlog of AVIF was gone before the upload was ready');
    values.push({ quiet, busy });
    progress(
      `round ${round + 1} of ${rounds}: ready after ${quiet.toFixed(0)} ms, with AVIF to make ${busy.toFixed(0)} ms`,
    );
  }
  const ratio = median(values.map(({ quiet, busy }) => busy / quiet));
  return [
    figure('time to ready of a 12 megapixel photograph', median(values.map(({ quiet }) => quiet)), 'ms'),
    figure('time to ready with a backlog of AVIF', median(values.map(({ busy }) => busy)), 'ms'),
    figure('time to ready, with a backlog of AVIF to without', ratio, 'ratio', ratioMax),
  ];
}

/** Derivatives of a picture as wide as the ladder: what its own AVIF adds to the backlog. */
const perPicture = 6;
