import type { CSSProperties } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import type { PictureView } from './picture';

const KEPT_MAX = 200;
const kept = new Map<string, string | undefined>();

function addressOf(hash: string): string | undefined {
  if (kept.has(hash)) return kept.get(hash);
  let address: string | undefined;
  try {
    address = thumbHashToDataURL(Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0)));
  } catch {
    // Not a ThumbHash: the colour stands there instead.
  }
  if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value ?? '');
  kept.set(hash, address);
  return address;
}

/** What stands in a picture's place until it is there: its ThumbHash, else its colour. */
export function placeholderOf({ thumbhash, color }: Pick<PictureView, 'thumbhash' | 'color'>): CSSProperties {
  const address = thumbhash ? addressOf(thumbhash) : undefined;
  const ground = color && /^#[0-9a-f]{6}$/i.test(color) ? { backgroundColor: color } : {};
  return address ? { ...ground, backgroundImage: `url("${address}")` } : ground;
}
