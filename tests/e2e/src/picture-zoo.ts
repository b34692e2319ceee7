import sharp, { type Sharp } from 'sharp';
import type { PictureFile } from './pictures.ts';

/** What is written into files as a phone would, and must be in nothing that is served: long enough never to be there by chance. */
export const SECRETS = ['GirokCam', 'Exif\0\0'];

const EXIF = {
  IFD0: { Make: 'GirokCam' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '126/1 58/1 0/1' },
};

type Colour = readonly [number, number, number];
/** Top left, top right, bottom left, bottom right, as they are to be seen. */
export const CORNERS: readonly Colour[] = [
  [206, 60, 52],
  [70, 170, 84],
  [40, 64, 160],
  [236, 214, 90],
];

/** Which corner of what is seen lies at each stored corner, by EXIF orientation from 1 (Exif 2.32, 4.6.4). */
const STORED = ['0123', '1032', '3210', '2301', '0213', '1302', '3120', '2031'];

/** A file that is a picture, and how it is to be seen. */
export interface Specimen extends PictureFile {
  /** Of what is seen, not of what is stored. */
  readonly width: number;
  readonly height: number;
  readonly moving?: true;
  /** Its lower right is half seen through. */
  readonly seeThrough?: true;
}

/** Four quarters of colour, as they are stored under an orientation; grained like a photograph where asked for. */
export function quarters(width: number, height: number, { orientation = 1, grain = 0, alpha = 1 } = {}): Sharp {
  const stored = [...(STORED[orientation - 1] ?? '')].map((corner) => CORNERS[Number(corner)] ?? [0, 0, 0]);
  const four = Buffer.from(stored.flatMap((colour, at) => [...colour, at === 3 ? Math.round(alpha * 255) : 255]));
  const [wide, high] = orientation >= 5 ? [height, width] : [width, height];
  const picture = sharp(four, { raw: { width: 2, height: 2, channels: 4 } });
  picture.resize(wide, high, { fit: 'fill', kernel: 'nearest' });
  if (alpha === 1) picture.removeAlpha();
  if (grain === 0) return picture;
  const noise = { type: 'gaussian', mean: 128, sigma: grain } as const;
  const sheet = { create: { width: wide, height: high, channels: 3, background: '#808080', noise } } as const;
  return picture.composite([{ input: sheet, blend: 'soft-light' }]);
}

const kept = (picture: Sharp, orientation = 1): Sharp => picture.withExif(EXIF).withMetadata({ orientation });

/** Frames of the quarters above each other, each a little lighter. */
async function frames(width: number, height: number, count: number): Promise<Sharp> {
  const made = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      quarters(width, height)
        .modulate({ brightness: 1 + at / 40 })
        .raw()
        .toBuffer(),
    ),
  );
  return sharp(Buffer.concat(made), { raw: { width, height: height * count, channels: 3, pageHeight: height } });
}

type Make = () => Sharp | Promise<Sharp>;
const specimen = async (name: string, mimeType: string, width: number, height: number, make: Make, more = {}) => ({
  ...{ name, mimeType, width, height, ...more },
  buffer: await (await make()).toBuffer(),
});

const SIZES = [
  [1200, 900],
  [900, 1200],
  [1000, 1000],
  [1600, 900],
  [640, 480],
] as const;

/** Fifty pictures of all kinds that people have, and one of each that they hardly ever do. */
export async function goodPictures(): Promise<Specimen[]> {
  const jpeg = 'image/jpeg';
  const photo = (width: number, height: number, orientation: number, grain: number) => () =>
    kept(quarters(width, height, { orientation, grain }), orientation).jpeg({ quality: 82 });
  const turned = Array.from({ length: 8 }, (_, at) => at + 1);
  return Promise.all([
    ...turned.map((turn) => specimen(`turned-${turn}.jpg`, jpeg, 1200, 800, photo(1200, 800, turn, 12))),
    ...turned.map((turn) => specimen(`upright-${turn}.jpg`, jpeg, 600, 900, photo(600, 900, turn, 0))),
    ...SIZES.flatMap(([width, height]) => [
      specimen(
        `see-through-${width}.png`,
        'image/png',
        width,
        height,
        () => quarters(width, height, { alpha: 0.5 }).png(),
        {
          seeThrough: true,
        },
      ),
      specimen(`plain-${width}.png`, 'image/png', width, height, () => kept(quarters(width, height)).png()),
      specimen(`still-${width}.webp`, 'image/webp', width, height, () => kept(quarters(width, height)).webp()),
      specimen(`small-${width}.avif`, 'image/avif', width, height, () =>
        kept(quarters(width, height)).avif({ effort: 0 }),
      ),
    ]),
    specimen('moving.webp', 'image/webp', 480, 320, async () => kept(await frames(480, 320, 6)).webp({ delay: 80 }), {
      moving: true,
    }),
    specimen('moving.gif', 'image/gif', 320, 240, async () => (await frames(320, 240, 8)).gif({ delay: 100 }), {
      moving: true,
    }),
    specimen('still.gif', 'image/gif', 400, 300, () => quarters(400, 300).gif()),
    specimen('dot.png', 'image/png', 1, 1, () => quarters(1, 1).png()),
    specimen('strip.jpg', jpeg, 8000, 200, photo(8000, 200, 1, 0)),
    specimen('tower.jpg', jpeg, 300, 9000, photo(300, 9000, 1, 0)),
    specimen('24-megapixels.jpg', jpeg, 6000, 4000, photo(6000, 4000, 6, 0)),
    specimen('16-bit.png', 'image/png', 800, 600, () => quarters(800, 600).toColourspace('rgb16').png()),
    specimen('print.jpg', jpeg, 900, 600, () => kept(quarters(900, 600)).toColourspace('cmyk').jpeg()),
    specimen('grey.jpg', jpeg, 800, 800, () => kept(quarters(800, 800)).greyscale().jpeg()),
    specimen('progressive.jpg', jpeg, 1400, 1000, () =>
      kept(quarters(1400, 1000, { grain: 12 })).jpeg({ progressive: true }),
    ),
    specimen('no-extension', '', 700, 500, photo(700, 500, 1, 0)),
    specimen('a-png-called.jpg', jpeg, 500, 700, () => quarters(500, 700).png()),
    specimen('사진 한 장 #1?.jpg', jpeg, 1024, 768, photo(1024, 768, 3, 6)),
  ]);
}
