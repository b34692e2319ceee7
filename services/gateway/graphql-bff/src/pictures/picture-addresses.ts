import { privateMediaPath } from '@my-girok/nest-common';
import { MEDIA_PRESETS, publicMediaPath } from '@my-girok/types';

/** Moving pictures weigh many times what still ones do. */
const animatedWidthMax = 960;
const ladder = MEDIA_PRESETS.post.filter((preset) => !preset.still);

/** A form of a picture that keeps its shape. */
export interface PictureSize {
  readonly preset: string;
  readonly width: number;
}

/** The widths that exist of a post's or message's picture, the narrowest first; always at least one. `width` in pixels. */
export function sizesOf({ width, animated }: { width: number; animated: boolean }): PictureSize[] {
  const max = animated ? Math.min(width, animatedWidthMax) : width;
  const fitting = ladder.filter((preset) => preset.width <= max);
  return (fitting.length > 0 ? fitting : ladder.slice(0, 1)).map((preset) => ({
    preset: preset.name,
    // A picture narrower than the narrowest preset is never enlarged.
    width: Math.min(preset.width, width || preset.width),
  }));
}

/** Where browsers find pictures. */
export class PictureAddresses {
  /** `url`: the media host's address, without a slash at its end. `key`: what it shares with us. */
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  public(mediaId: string, preset: string): string {
    return this.url + publicMediaPath(mediaId, preset);
  }

  /** For one viewer and five minutes at least; `subjectId`: the post or message that shows it, or `-` for its owner's own preview. */
  private(mediaId: string, viewerId: string, subjectId: string, preset: string): string {
    return this.url + privateMediaPath({ mediaId, viewerId, subjectId }, preset, this.key, Date.now());
  }
}
