import sharp from 'sharp';

/** A file as a person would choose it. */
export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A landscape drawn here, with where it was taken written into it as a phone would. */
export async function landscape(name: string, width: number, height: number, sky: string): Promise<PictureFile> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${sky}"/>
    <circle cx="70%" cy="30%" r="10%" fill="#f3d9a0"/>
    <path d="M0 ${height * 0.75}Q${width * 0.3} ${height * 0.45} ${width * 0.6} ${height * 0.7}T${width} ${height * 0.6}V${height}H0Z" fill="#33423a"/>
  </svg>`;
  const buffer = await sharp(Buffer.from(drawing))
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 0/1' } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** A picture that does not compress: as heavy as its pixels, so that sending it takes a while. */
export async function heavy(name: string, width: number, height: number): Promise<PictureFile> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return { name, mimeType: 'image/png', buffer };
}
