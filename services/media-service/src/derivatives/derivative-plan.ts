import { MEDIA_PRESETS, type MediaPreset, type MediaPurpose } from '@my-girok/types';

/** Wider frames of an animation cost more than they show. */
export const ANIMATION_WIDTH_MAX = 960;

/** One object to make; several presets may come out the same. */
export interface Derivative {
  /** The last part of its key: the first preset that it serves. */
  object: string;
  presets: string[];
  width: number;
  height: number;
  /** Cut to its shape around what draws the eye, instead of keeping the picture's own. */
  cropped: boolean;
  /** Keeps moving. */
  moving: boolean;
}

export interface DerivativePlan {
  /** The size that all still derivatives are made from: decoded once. */
  base: { width: number; height: number };
  derivatives: Derivative[];
}

/** What to make of a picture of this size, as it is looked at: after orientation. Nothing is enlarged. */
export function planDerivatives(
  purpose: MediaPurpose,
  picture: { width: number; height: number; animated: boolean },
): DerivativePlan {
  const byShape = new Map<string, Derivative>();
  let scale = 0;
  for (const preset of MEDIA_PRESETS[purpose] as readonly MediaPreset[]) {
    const derivative = derive(preset, picture);
    const { width, height, cropped, moving } = derivative;
    const shape = `${width}x${height} ${cropped} ${moving}`;
    const same = byShape.get(shape);
    if (same) same.presets.push(preset.name);
    else byShape.set(shape, derivative);
    if (!moving) scale = Math.max(scale, width / picture.width, height / picture.height);
  }
  return {
    base: {
      width: Math.min(picture.width, Math.max(1, Math.ceil(picture.width * scale))),
      height: Math.min(picture.height, Math.max(1, Math.ceil(picture.height * scale))),
    },
    derivatives: [...byShape.values()],
  };
}

function derive(preset: MediaPreset, picture: { width: number; height: number; animated: boolean }): Derivative {
  const { name } = preset;
  const moving = picture.animated && !preset.still;
  if (preset.height !== undefined) {
    const scale = Math.min(1, picture.width / preset.width, picture.height / preset.height);
    const [width, height] = [preset.width, preset.height].map((side) => Math.max(1, Math.floor(side * scale))) as [
      number,
      number,
    ];
    return { object: name, presets: [name], width, height, cropped: true, moving };
  }
  const width = Math.min(preset.width, picture.width, moving ? ANIMATION_WIDTH_MAX : Number.POSITIVE_INFINITY);
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  return { object: name, presets: [name], width, height, cropped: false, moving };
}
