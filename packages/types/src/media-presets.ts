import type { MediaPurpose } from './limits.js';

/** One derivative: how wide it is, and how high where it is cropped. Widths are never enlarged. */
export interface MediaPreset {
  readonly name: string;
  readonly width: number;
  /** Cropped to this height around what draws the eye; absent: the picture keeps its shape. */
  readonly height?: number;
  /** Only the first frame of an animation. */
  readonly still?: true;
}

const ladder = (...widths: number[]): MediaPreset[] => widths.map((width) => ({ name: `w${width}`, width }));

const shown: readonly MediaPreset[] = [
  ...ladder(320, 640, 960, 1280, 1920),
  { name: 'thumb', width: 480, height: 480, still: true },
  { name: 'poster', width: 640, still: true },
];

/** Every derivative that can be asked for: strangers choose among these and never a size of their own. */
export const MEDIA_PRESETS = {
  post: shown,
  message: shown,
  // Handed out as it came, and nothing is made of it.
  file: [],
  avatar: [96, 192, 384].map((side) => ({ name: `avatar${side}`, width: side, height: side, still: true as const })),
  header: [640, 1280, 1920].map((width) => ({
    name: `header${width}`,
    width,
    height: Math.round(width / 3),
    still: true as const,
  })),
} as const satisfies Record<MediaPurpose, readonly MediaPreset[]>;

/** The path of a public derivative below the media host. */
export const publicMediaPath = (mediaId: string, preset: string): string => `/media/${mediaId}/${preset}`;
