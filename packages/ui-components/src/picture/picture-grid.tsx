import type { CSSProperties } from 'react';
import { frameRatio, type PictureView } from './picture';
import { PictureCell } from './picture-cell';

export interface PictureGridWords {
  /** Name of the list. */
  list: string;
  /** Opens picture `number` (from 1); says what its author says of it. */
  open: (number: number, alt: string) => string;
  /** What the badge shows: "ALT". */
  badge: string;
  /** Name of the badge of picture `number`, and of what it opens. */
  description: (number: number) => string;
  play: string;
  pause: string;
}

export interface PictureGridProps {
  /** 1 to 4. */
  pictures: readonly PictureView[];
  words: PictureGridWords;
  onOpen: (index: number) => void;
  /** An address did not answer: where addresses hold for minutes only, ask for new ones. */
  onFailed?: (index: number) => void;
}

/**
 * Up to four pictures of an entry. Their places are known before a byte has come: one keeps its shape, several share a
 * sheet of three by two. What moves can be held, and is still for who prefers no motion.
 */
export function PictureGrid({ pictures, words, onOpen, onFailed }: PictureGridProps) {
  const [first] = pictures;
  if (!first) return null;
  const alone = pictures.length === 1 ? ({ '--ratio': frameRatio(first) } as CSSProperties) : undefined;
  return (
    <ul className="g-pictures" aria-label={words.list} data-count={pictures.length} style={alone}>
      {pictures.map((picture, at) => (
        <li key={picture.id}>
          <PictureCell
            picture={picture}
            at={at}
            count={pictures.length}
            words={words}
            onOpen={() => onOpen(at)}
            onFailed={onFailed && (() => onFailed(at))}
          />
        </li>
      ))}
    </ul>
  );
}
