import { LIMITS } from '@my-girok/types';
import sharp, { type Metadata, type Sharp } from 'sharp';

/** A picture that takes longer is refused. */
const DECODE_SECONDS = 120;

// One thread a picture: the workshop runs several, and a cache of decoded pixels would only grow memory.
sharp.concurrency(1);
sharp.cache(false);
// Of libvips' many decoders only those for what we admit, and only for bytes in memory.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});

/** Reads a file's header. Its sizes are not believed to be within limits yet. */
export function openHeader(file: Buffer): Promise<Metadata> {
  return sharp(file, { limitInputPixels: false, failOn: 'error' }).metadata();
}

/** A picture that was admitted, with the same limits once more where the decoder knows them. */
export function openPicture(file: Buffer, { animated = false } = {}): Sharp {
  return sharp(file, {
    animated,
    failOn: 'error',
    limitInputPixels: LIMITS.uploadPixelsMax,
    limitInputChannels: 5,
    sequentialRead: true,
  }).timeout({ seconds: DECODE_SECONDS });
}

/** Decoded pixels. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

/** Pixels of our own making. */
export function openPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

/** Runs a pipeline to its pixels: 8 bits a channel, sRGB. */
export async function toPixels(pipeline: Sharp): Promise<Pixels> {
  const { data, info } = await pipeline
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as Pixels['channels'] };
}
