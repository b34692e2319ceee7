import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture to work on: a file and how large it is looked at, after orientation. */
export interface Sample {
  name: string;
  file: Buffer;
  width: number;
  height: number;
}

const noise = (width: number, height: number, sigma: number): Sharp =>
  sharp({
    create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma } },
  });

/** Soft shapes of many sizes under a camera's grain: about as hard for encoders as photographs are. */
async function scene(width: number, height: number): Promise<Sharp> {
  const [smallWidth, smallHeight] = [Math.round(width / 4), Math.round(height / 4)];
  const octave = async (side: number, sigma: number) => {
    const few = await noise(side, Math.round((side * height) / width), sigma)
      .png()
      .toBuffer();
    return sharp(few).resize(smallWidth, smallHeight, { fit: 'fill', kernel: 'cubic' }).png().toBuffer();
  };
  const layers = await Promise.all([octave(60, 60), octave(Math.round(smallWidth / 3), 40)]);
  const shapes = await sharp(await octave(12, 70))
    .composite(layers.map((input) => ({ input, blend: 'soft-light' })))
    .png()
    .toBuffer();
  const grain = await noise(512, 512, 10).png().toBuffer();
  const large = await sharp(shapes).resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
  const pixels = await sharp(large, { raw: { width, height, channels: 3 } })
    .composite([{ input: grain, tile: true, blend: 'soft-light' }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** What phones write into a file besides how it was held: where. */
const exif = {
  IFD0: { Make: 'Example', Model: 'Phone' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 59/1' },
};

const photo = (picture: Sharp, orientation: number, progressive = false): Promise<Buffer> =>
  picture.withExif(exif).withMetadata({ orientation }).jpeg({ quality: 90, progressive }).toBuffer();

/** Six pictures as people upload them, all at least as wide as the widest derivative, so that each has the whole ladder. */
export async function samples(): Promise<Sample[]> {
  const whole = await scene(4032, 3024);
  const part = (width: number, height: number) =>
    whole.clone().extract({ left: 4032 - width, top: 3024 - height, width, height });
  return [
    { name: 'phone.jpg', width: 4032, height: 3024, file: await photo(whole.clone(), 1) },
    { name: 'on-its-side.jpg', width: 3024, height: 4032, file: await photo(whole.clone().flop(), 6) },
    { name: 'upside-down.jpg', width: 3000, height: 2000, file: await photo(part(3000, 2000), 3) },
    { name: 'progressive.jpg', width: 2400, height: 1600, file: await photo(part(2400, 1600), 1, true) },
    { name: 'drawing.png', width: 2560, height: 1440, file: await part(2560, 1440).ensureAlpha(0.8).png().toBuffer() },
    { name: 'square.webp', width: 2048, height: 2048, file: await part(2048, 2048).webp({ quality: 85 }).toBuffer() },
  ];
}

/** A file of nearly these bytes: noise that no encoder makes smaller. Some decoders take it row by row, some as a whole. */
export async function heavy(bytes: number, form: 'png' | 'jpeg' | 'progressive'): Promise<Buffer> {
  const grains = (side: number) =>
    sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
  if (form === 'png') {
    const side = Math.floor(Math.sqrt((bytes * 0.98) / 3));
    return grains(side).png({ compressionLevel: 0, adaptiveFiltering: false }).toBuffer();
  }
  // JPEG's size follows from its noise: a first try tells how many pixels fill the file.
  const make = (side: number) =>
    grains(side)
      .jpeg({ quality: 80, progressive: form === 'progressive' })
      .toBuffer();
  const first = await make(800);
  return make(Math.floor(800 * Math.sqrt((bytes * 0.95) / first.length)));
}

/** A PNG of one bit a pixel that says it is this large: its rows are all the same and compress to nearly nothing. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height), { level: 9 });
  const parts = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
