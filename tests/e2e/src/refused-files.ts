import { crc32, deflateSync } from 'node:zlib';
import { quarters } from './picture-zoo.ts';
import type { PictureFile } from './pictures.ts';

/** A file that becomes no picture, and what people are told of it. */
export interface Refused extends PictureFile {
  readonly en: string;
  readonly ko: string;
}

/** A PNG whose sides are said and whose rows are all nought: it is small until it is decoded. */
function bomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + side / 8) * side), { level: 1 });
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Ten files that are refused: by their name or size at once, or by what the service finds in them. */
export async function refusedFiles(): Promise<Refused[]> {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
  );
  const whole = await quarters(1200, 900, { grain: 20 }).jpeg().toBuffer();
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(4096, 7)]);
  const unknown = { en: 'This is not a picture that can be shown.', ko: '보여 줄 수 있는 사진이 아니에요.' };
  const jpeg = 'image/jpeg';
  return [
    {
      name: 'IMG_0001.HEIC',
      mimeType: '',
      buffer: heic,
      en: 'IMG_0001.HEIC is a HEIC picture',
      ko: 'HEIC 사진이에요. JPEG로',
    },
    {
      name: 'heic-called.jpg',
      mimeType: jpeg,
      buffer: heic,
      en: 'HEIC pictures cannot be shown here.',
      ko: 'HEIC 사진은 보여 줄 수 없어요.',
    },
    { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: svg, en: 'is a drawing (SVG)', ko: 'SVG 그림이에요.' },
    { name: 'svg-called.png', mimeType: 'image/png', buffer: svg, ...unknown },
    { name: 'page.jpg', mimeType: jpeg, buffer: Buffer.from('<!doctype html><script>alert(1)</script>'), ...unknown },
    {
      name: 'cut.jpg',
      mimeType: jpeg,
      buffer: whole.subarray(0, whole.length / 2),
      en: 'This picture is cut off or broken.',
      ko: '사진이 잘렸거나 깨졌어요.',
    },
    { name: 'empty.jpg', mimeType: jpeg, buffer: Buffer.alloc(0), en: 'empty.jpg is empty.', ko: '내용이 없어요.' },
    {
      name: 'heavy.jpg',
      mimeType: jpeg,
      buffer: Buffer.alloc(20 * 1024 * 1024 + 1),
      en: 'heavy.jpg is too large.',
      ko: '너무 커요. 20MB까지',
    },
    {
      name: 'giga.png',
      mimeType: 'image/png',
      buffer: bomb(32_000),
      en: 'The picture is too wide or too high.',
      ko: '사진이 너무 넓거나 길어요.',
    },
    {
      name: 'vast.png',
      mimeType: 'image/png',
      buffer: bomb(16_000),
      en: 'The picture has too many pixels.',
      ko: '사진의 픽셀이 너무 많아요.',
    },
  ];
}
