export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a picture lies in its frame: enlarged `scale` times about the frame's centre, then moved by pixels. */
export interface Zoom extends Point {
  readonly scale: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

export const AT_REST: Zoom = { scale: 1, x: 0, y: 0 };
export const LARGEST_SCALE = 6;
/** What a double tap, or the key `+` at first, gives. */
export const TAPPED_SCALE = 2.5;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Enlarges to `scale` while the spot under `point` (from the frame's centre) stays where it is. */
export function zoomAt(zoom: Zoom, scale: number, point: Point): Zoom {
  const next = clamp(scale, 1, LARGEST_SCALE);
  const by = next / zoom.scale;
  return { scale: next, x: point.x - (point.x - zoom.x) * by, y: point.y - (point.y - zoom.y) * by };
}

export const moveBy = (zoom: Zoom, { x, y }: Point): Zoom => ({ ...zoom, x: zoom.x + x, y: zoom.y + y });

/** Keeps the picture over its frame: no edge comes inside, and what fits stays in the middle. */
export function within(zoom: Zoom, frame: Box, picture: Box): Zoom {
  const room = (of: number, inside: number): number => Math.max(0, (of * zoom.scale - inside) / 2);
  const held = (at: number, most: number): number => (most === 0 ? 0 : clamp(at, -most, most));
  return {
    scale: zoom.scale,
    x: held(zoom.x, room(picture.width, frame.width)),
    y: held(zoom.y, room(picture.height, frame.height)),
  };
}

/** What letting go of one finger means: the next or previous picture, putting the picture away, or nothing. */
export function swipeOf({ x, y }: Point, frame: Box): 'next' | 'previous' | 'away' | undefined {
  const isFar = (distance: number, of: number): boolean => Math.abs(distance) > Math.min(80, of / 4);
  if (Math.abs(x) > Math.abs(y)) return isFar(x, frame.width) ? (x < 0 ? 'next' : 'previous') : undefined;
  return isFar(y, frame.height) ? 'away' : undefined;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
export const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
