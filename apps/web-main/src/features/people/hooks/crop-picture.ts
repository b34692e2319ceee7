export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Crop {
  /** In pixels of the picture after it was turned. */
  readonly area: Area;
  /** Degrees, clockwise. */
  readonly rotation: number;
}

/** No side of what is uploaded is longer: more is never shown. */
const SIDE_MAX = 2048;
const QUALITY = 0.92;

/** The box around a picture that was turned. */
export function turnedSize(width: number, height: number, rotation: number): { width: number; height: number } {
  const angle = (rotation * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  return { width: width * cos + height * sin, height: width * sin + height * cos };
}

/** How large the cut is drawn: as it is, or smaller. */
export function drawnSize({ width, height }: Pick<Area, 'width' | 'height'>): {
  width: number;
  height: number;
  scale: number;
} {
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), scale };
}

/** Loads a picture, upright as its camera was held. */
async function load(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));

/** Cuts a part out of a picture and turns it: WebP, or JPEG where the browser cannot write that. */
export async function cutOut(address: string, { area, rotation }: Crop): Promise<File> {
  const image = await load(address);
  const { width, height, scale } = drawnSize(area);
  const turned = turnedSize(image.naturalWidth, image.naturalHeight, rotation);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  const draw = (): void => {
    context.imageSmoothingQuality = 'high';
    context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
    context.translate(turned.width / 2, turned.height / 2);
    context.rotate((rotation * Math.PI) / 180);
    context.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2);
  };
  draw();
  const webp = await blobOf(canvas, 'image/webp');
  if (webp?.type === 'image/webp') return new File([webp], 'picture.webp', { type: webp.type });
  // JPEG has no transparency: what shows through is white, not black.
  context.resetTransform();
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const jpeg = await blobOf(canvas, 'image/jpeg');
  if (!jpeg) throw new Error('This picture cannot be drawn.');
  return new File([jpeg], 'picture.jpg', { type: 'image/jpeg' });
}
