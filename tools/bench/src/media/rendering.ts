import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { type Figure, figure, figureAtLeast, median } from '../figures.ts';
import type { Sample } from './pictures.ts';
import { planDerivatives } from './plan.ts';
import { findVips, vipsRound } from './vips.ts';
import { type Order, outputOf, type Work } from './work.ts';

const rounds = { webp: 5, avif: 3 } as const;
/** AVIF costs ten times as much: two pictures of the six. */
const avifPictures = 2;
const ratioMin = 0.9;
/** Of 255, over a small copy: what encoders and ways of making smaller differ in; another orientation is far above. */
const differenceMax = 8;

interface Contender {
  name: string;
  round(work: Work): Promise<number>;
}

/** Derivatives a second of media-service's rendering and of its peers: same pictures, ladder, formats, settings and cores, in turns. */
export async function measureRendering(
  folder: string,
  pictures: readonly Sample[],
  progress: (line: string) => void,
): Promise<Figure[]> {
  const children: ChildProcess[] = [];
  const contender = (name: string, file: string, ...args: string[]): Contender => {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    return { name, round: (work) => ask(child, work) };
  };
  try {
    const ours = contender('media-service', './render-ours.ts');
    const peers = [
      contender('sharp', './render-sharp.ts', 'file'),
      contender('sharp, decoded once', './render-sharp.ts', 'pixels'),
    ];
    if (await findVips(progress)) peers.push({ name: 'libvips', round: vipsRound });
    const orders = await store(folder, pictures);
    const work = { orders, out: folder, workers: Math.min(4, availableParallelism()) };
    const webp = await compare([ours, ...peers], { ...work, format: 'webp' }, progress);
    // As the service does it: one picture at a time, by one thread.
    const few = { orders: orders.slice(0, avifPictures), workers: 1 };
    return [...webp, ...(await compare([ours, ...peers], { ...work, ...few, format: 'avif' }, progress))];
  } finally {
    for (const child of children) child.disconnect();
  }
}

async function store(folder: string, pictures: readonly Sample[]): Promise<Order[]> {
  return Promise.all(
    pictures.map(async ({ name, file, width, height }) => {
      const path = join(folder, name);
      await writeFile(path, file);
      // vipsthumbnail names what it makes by the file without its ending.
      return { name: name.replace(/\.\w+$/, ''), path, ...planDerivatives('post', { width, height, animated: false }) };
    }),
  );
}

async function ask(child: ChildProcess, work: Work): Promise<number> {
  child.send(work);
  const ended = once(child, 'exit').then(() => {
    throw new Error('A contender ended in the middle of a round');
  });
  const [ms] = (await Promise.race([once(child, 'message'), ended])) as [number];
  return ms;
}

async function compare(
  contenders: readonly Contender[],
  work: Work,
  progress: (line: string) => void,
): Promise<Figure[]> {
  const count = work.orders.reduce((sum, { derivatives }) => sum + derivatives.length, 0);
  const folders = contenders.map((_, index) => join(work.out, `${work.format}-${index}`));
  const rates = contenders.map(() => [] as number[]);
  const turn = async (index: number) => {
    const ms = await contenders[index]?.round({ ...work, out: folders[index] ?? '' });
    return (count * 1000) / (ms ?? Number.NaN);
  };
  for (const [index, out] of folders.entries()) {
    await mkdir(out);
    progress(`${contenders[index]?.name}: warming up with ${work.format}`);
    await turn(index);
    await checkSame(work, folders[0] ?? '', out);
  }
  for (let round = 0; round < rounds[work.format]; round++) {
    for (let step = 0; step < contenders.length; step++) {
      const index = (round + step) % contenders.length;
      const rate = await turn(index);
      rates[index]?.push(rate);
      progress(`${work.format}, round ${round + 1}: ${contenders[index]?.name} ${rate.toFixed(2)} derivatives/s`);
    }
  }
  const [ours = [], ...others] = rates;
  return [
    ...contenders.map(({ name }, index) =>
      figure(`${work.format} derivatives a second, ${name}`, median(rates[index] ?? []), '/s'),
    ),
    ...others.map((peer, index) => {
      const ratios = peer.map((rate, round) => (ours[round] ?? Number.NaN) / rate);
      const name = `${work.format} derivatives a second, media-service to ${contenders[index + 1]?.name}`;
      return figureAtLeast(name, median(ratios), 'ratio', ratioMin);
    }),
  ];
}

/** Throws unless a contender made the same pictures as ours: size, orientation, content. Crops may differ by what drew the eye. */
async function checkSame({ orders, format }: Work, ours: string, theirs: string): Promise<void> {
  for (const order of orders) {
    for (const derivative of order.derivatives) {
      const name = outputOf(order, derivative, format);
      const [a, b] = await Promise.all([ours, theirs].map((folder) => small(join(folder, name))));
      const sizes = Math.max(
        ...[a, b].flatMap((one) => [
          Math.abs((one?.width ?? 0) - derivative.width),
          Math.abs((one?.height ?? 0) - derivative.height),
        ]),
      );
      const difference = median(Array.from(a?.data ?? [], (value, index) => Math.abs(value - (b?.data[index] ?? 0))));
      // Libraries round the second side as they please.
      if (sizes > 1 || (!derivative.cropped && !(difference <= differenceMax))) {
        throw new Error(`${theirs}/${name} is not what ours is: ${sizes} pixels, ${difference} levels apart`);
      }
    }
  }
}

async function small(path: string): Promise<{ width: number; height: number; data: Buffer }> {
  const { width, height } = await sharp(path).metadata();
  const data = await sharp(path).resize(32, 32, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  return { width, height, data };
}
