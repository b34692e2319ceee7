import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture with something to see: squares in a slope of colours, never the same for two seeds. */
export function scene(width: number, height: number, seed = 0): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      data[at] = (x * 255) / width;
      data[at + 1] = (y * 255) / height;
      data[at + 2] = (((x >> 5) + (y >> 5)) * 16 + seed * 53) % 251;
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export const jpeg = (width: number, height: number, seed = 0): Promise<Buffer> =>
  scene(width, height, seed).jpeg({ quality: 90 }).toBuffer();

/** Frames of one grey each, none like the one before. */
export function animation(format: 'gif' | 'webp', width: number, height: number, frames: number): Promise<Buffer> {
  const data = Buffer.concat(
    Array.from({ length: frames }, (_, frame) => Buffer.alloc(width * height * 3, (frame * 97) % 251)),
  );
  const pixels = sharp(data, { raw: { width, height: height * frames, channels: 3, pageHeight: height } });
  const delay = Array.from({ length: frames }, () => 80);
  return format === 'gif' ? pixels.gif({ delay, loop: 0 }).toBuffer() : pixels.webp({ delay, loop: 0 }).toBuffer();
}

/** A PNG of one grey that says it is this large, in a few bytes: the rows are all the same and compress to nothing. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
