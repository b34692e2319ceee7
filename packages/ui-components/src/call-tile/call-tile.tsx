import { MicOff, SignalLow, SignalZero } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../avatar/avatar';

export interface CallTileWords {
  /** "muted" */
  muted: string;
  /** "bad connection" */
  poor: string;
  /** "connection lost" */
  lost: string;
  /** "speaking" */
  speaking: string;
}

export interface CallTileProps {
  /** Whose it is: decides the tint of the face. */
  id: string;
  /** What stands under it. */
  name: string;
  /** Whose initials stand in for the picture; as `name` without it. */
  faceName?: string;
  face?: string | null;
  /** The moving picture; the face stands in while there is none. */
  picture?: ReactNode;
  isSpeaking?: boolean;
  isMuted?: boolean;
  quality?: 'good' | 'poor' | 'lost' | 'unknown';
  /** Shows all of the picture rather than filling the tile: a screen that is shared. */
  isWhole?: boolean;
  /** A small tile over a large one. */
  isSmall?: boolean;
  words: CallTileWords;
}

/** Somebody in a call: their picture or their face, their name, and how they are heard. A frame of ink is around who speaks. */
export function CallTile(props: CallTileProps) {
  const { id, name, faceName = name, face, picture, isSpeaking, isMuted, quality, isWhole, isSmall, words } = props;
  return (
    <figure
      className="g-tile"
      data-speaking={isSpeaking || undefined}
      data-whole={isWhole || undefined}
      data-small={isSmall || undefined}
    >
      <div className="g-tile-picture">
        {picture ?? <Avatar id={id} name={faceName} src={face} size={isSmall ? 'medium' : 'page'} />}
      </div>
      <figcaption className="g-tile-name">
        {isMuted && (
          <>
            <MicOff aria-hidden="true" />
            <span className="g-hidden">{words.muted}</span>
          </>
        )}
        <span className="g-tile-words">{name}</span>
        {quality === 'poor' && (
          <>
            <SignalLow aria-hidden="true" data-quality="poor" />
            <span className="g-hidden">{words.poor}</span>
          </>
        )}
        {quality === 'lost' && (
          <>
            <SignalZero aria-hidden="true" data-quality="lost" />
            <span className="g-hidden">{words.lost}</span>
          </>
        )}
        {isSpeaking && <span className="g-hidden">{words.speaking}</span>}
      </figcaption>
    </figure>
  );
}
