import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { admitPicture, orientedSize, Studio } from './parts.ts';
import { planDerivatives } from './plan.ts';
import { outputOf, pooled, serveRounds, type Work } from './work.ts';

/**
 * media-service's way from a stored original to stored derivatives, in a process of its own: admission, digest, decoding,
 * ThumbHash and colour, encoding, ETags. The bucket is a folder, as it is for the peers. So many pictures at a time as the service
 * has partitions; WebP on all cores; AVIF one at a time, as nobody waits for it.
 */
const partitions = 4;
const decodeBytes = 256 * 1024 * 1024;
let studio: { workers: number; made: Studio } | undefined;

serveRounds(async ({ orders, format, out, workers }: Work) => {
  if (studio?.workers !== workers) studio = { workers, made: studioOf(workers) };
  const { made } = studio;
  const jobs = orders.map((order) => async () => {
    const file = await readFile(order.path);
    createHash('sha256').update(file).digest();
    const header = await admitPicture(file);
    const plan = planDerivatives('post', { ...orientedSize(header), animated: false });
    const picture = { file, header, plan, prefix: join(out, `${order.name}-`) };
    const urgency = format === 'webp' ? ('now' as const) : ('later' as const);
    const base = await made.base(picture, urgency);
    if (format === 'webp') await made.placeholder(base);
    const files = await made.make(picture, base, { derivatives: plan.derivatives, format, urgency });
    for (const derivative of order.derivatives) {
      if (!files[derivative.object]) throw new Error(`${outputOf(order, derivative, format)} was not made`);
    }
  });
  await pooled(jobs, format === 'webp' ? partitions : 1);
});

function studioOf(workers: number): Studio {
  const storage = { put: (path: string, body: Buffer) => writeFile(path, body) };
  return new Studio({ MEDIA_WORKERS: workers, MEDIA_DECODE_BYTES: decodeBytes } as never, storage as never);
}
