/** A picture as the API gives it: all that is needed to show it without a jump. */
export interface PictureView {
  readonly id: string;
  /** What it shows, in its author's words; empty when they said nothing. */
  readonly alt: string;
  /** Pixels of the largest form. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  /** ThumbHash, base64: what stands there until the picture is. */
  readonly thumbhash?: string | null;
  /** `#rrggbb`: what stands there where there is no ThumbHash. */
  readonly color?: string | null;
  /** The same picture in several widths. */
  readonly sources: readonly { readonly width: number; readonly url: string }[];
  /** A square cut around what draws the eye. */
  readonly thumb: string;
  /** The first frame, where the picture moves. */
  readonly poster?: string | null;
}

const TALLEST = 3 / 4;
const WIDEST = 5 / 2;

/** Width over height; 1 for what does not say. */
export const ratioOf = ({ width, height }: Pick<PictureView, 'width' | 'height'>): number =>
  width > 0 && height > 0 ? width / height : 1;

/** The shape a picture has when it stands alone: its own, but never a strip or a tower. */
export const frameRatio = (picture: Pick<PictureView, 'width' | 'height'>): number =>
  Math.min(WIDEST, Math.max(TALLEST, ratioOf(picture)));

/** `srcset` of a picture; undefined where there is only one form, or none. */
export const srcSetOf = ({ sources }: Pick<PictureView, 'sources'>): string | undefined =>
  sources.length > 1 ? sources.map(({ url, width }) => `${url} ${width}w`).join(', ') : undefined;

/** The address for browsers that take no `srcset`: the narrowest form that is wide enough for a column of text. */
export const srcOf = ({ sources, thumb }: Pick<PictureView, 'sources' | 'thumb'>): string =>
  (sources.find(({ width }) => width >= 960) ?? sources.at(-1))?.url ?? thumb;

/** Shapes of the places in a grid of `count` pictures that is three wide and two high. */
function cellRatio(count: number, at: number): number {
  if (count === 2) return 3 / 4;
  if (count === 3 && at === 0) return 3 / 4;
  return 3 / 2;
}

/** The widest column of text, where pictures stand. */
const COLUMN_REM = 38;

/**
 * `sizes` of a picture in its place: how wide the whole picture is drawn there, which is more than the place shows when
 * its sides are cut off.
 */
export function sizesOf(picture: Pick<PictureView, 'width' | 'height'>, count: number, at: number): string {
  const isAlone = count === 1;
  const cell = isAlone ? frameRatio(picture) : cellRatio(count, at);
  const enlarged = Math.max(1, ratioOf(picture) / cell) * (isAlone ? 1 : 0.5);
  const share = Math.round(enlarged * 100) / 100;
  return `(width < 44rem) ${Math.round(share * 100)}vw, ${Math.round(share * COLUMN_REM)}rem`;
}
