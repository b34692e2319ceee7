import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { type Format, type Order, outputOf, pooled, SETTINGS, serveRounds, type Work } from './work.ts';

/**
 * Bare sharp with its own defaults, in a process of its own. `render-sharp.ts file` opens the file for each derivative, as its
 * documentation does, and so lets the decoder make it smaller; `render-sharp.ts pixels` decodes once and makes all of that.
 */
const once = process.argv[2] === 'pixels';

serveRounds(async ({ orders, format, out, workers }: Work) => {
  if (once)
    return pooled(
      orders.map((order) => () => fromPixels(order, format, out)),
      workers,
    );
  const jobs = orders.flatMap((order) =>
    order.derivatives.map((derivative) => async () => {
      await write(
        shaped(sharp(order.path).autoOrient(), derivative),
        format,
        join(out, outputOf(order, derivative, format)),
      );
    }),
  );
  return pooled(jobs, workers);
});

async function fromPixels(order: Order, format: Format, out: string): Promise<void> {
  const {
    data,
    info: { width, height, channels },
  } = await sharp(order.path)
    .autoOrient()
    .resize({ ...order.base, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const derivative of order.derivatives) {
    const picture = shaped(sharp(data, { raw: { width, height, channels } }), derivative);
    await write(picture, format, join(out, outputOf(order, derivative, format)));
  }
}

function shaped(picture: Sharp, { width, height, cropped }: Order['derivatives'][number]): Sharp {
  return picture.resize(cropped ? { width, height, position: 'attention' } : { width, height, fit: 'fill' });
}

const write = (picture: Sharp, format: Format, path: string): Promise<unknown> =>
  (format === 'webp' ? picture.webp(SETTINGS.webp) : picture.avif(SETTINGS.avif)).toFile(path);
