import type { CSSProperties } from 'react';
import { frameRatio, type PictureView } from './picture';
import { PictureCell } from './picture-cell';
import type { PictureGridWords } from './picture-grid-words';

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
