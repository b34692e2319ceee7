export interface ViewerMoves {
  /** By so many pictures; Infinity for the last, -Infinity for the first. */
  readonly go: (by: number) => void;
  readonly pan: (x: number, y: number) => void;
  readonly enlarge: (by: number) => void;
  readonly rest: () => void;
}

export const ZOOM_STEP = 1.6;
const PAN_PX = 80;

/** Does what a key means in the viewer; false when it means nothing. Arrows move a picture that is enlarged. */
export function pressed(key: string, isZoomed: boolean, { go, pan, enlarge, rest }: ViewerMoves): boolean {
  const moves = new Map<string, () => void>([
    ['ArrowLeft', () => (isZoomed ? pan(PAN_PX, 0) : go(-1))],
    ['ArrowRight', () => (isZoomed ? pan(-PAN_PX, 0) : go(1))],
    ['ArrowUp', () => pan(0, PAN_PX)],
    ['ArrowDown', () => pan(0, -PAN_PX)],
    ['PageUp', () => go(-1)],
    ['PageDown', () => go(1)],
    ['Home', () => go(-Number.POSITIVE_INFINITY)],
    ['End', () => go(Number.POSITIVE_INFINITY)],
    ['+', () => enlarge(ZOOM_STEP)],
    ['=', () => enlarge(ZOOM_STEP)],
    ['-', () => enlarge(1 / ZOOM_STEP)],
    ['0', rest],
  ]);
  const move = moves.get(key);
  move?.();
  return move !== undefined;
}
