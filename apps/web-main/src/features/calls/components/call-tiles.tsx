import { CallTile } from '@my-girok/ui-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { type Call, ownerOf } from '../hooks/call.ts';
import { type CallLayout, largeOf, type Tile, tilesOf } from '../hooks/layout.ts';
import type { Attendee } from '../hooks/session-view.ts';
import { useCallNames, useCalls } from '../hooks/use-calls.ts';
import { MovingPicture } from './moving-picture.tsx';

export interface CallTilesProps {
  readonly call: Call;
  readonly people: readonly Attendee[];
  readonly layout: CallLayout;
}

/** Everybody in the call: all of a size, or one large and the others beside. */
export function CallTiles({ call, people, layout }: CallTilesProps): ReactNode {
  const t = useTranslations('Call');
  const { nameOf, faceOf } = useCallNames(call.roomId);
  const own = useCalls().store.me;
  const before = useRef<string>(undefined);
  const tiles = tilesOf(people);
  const large = layout === 'speaker' ? largeOf(tiles, before.current) : undefined;
  useEffect(() => {
    before.current = large?.key;
  }, [large?.key]);
  const words = { muted: t('muted'), poor: t('poor'), lost: t('lost'), speaking: t('speaking') };
  const draw = (tile: Tile, isSmall: boolean): ReactNode => {
    const { attendee, kind, picture, key } = tile;
    const userId = attendee.isMe ? own : ownerOf(call, attendee.identity);
    const name = attendee.isMe ? t('you') : nameOf(userId);
    const face = faceOf(userId);
    const isScreen = kind === 'screen';
    return (
      <li key={key} data-identity={attendee.identity} data-large={tile === large || undefined}>
        <CallTile
          id={face.id}
          faceName={face.name}
          name={isScreen ? (attendee.isMe ? t('yourScreen') : t('screenOf', { name })) : name}
          face={face.avatar}
          picture={picture && <MovingPicture of={picture} isMirrored={attendee.isMe && !isScreen} />}
          isSpeaking={!isScreen && attendee.isSpeaking}
          isMuted={!isScreen && attendee.isMuted}
          quality={isScreen ? undefined : attendee.quality}
          isWhole={isScreen}
          isSmall={isSmall}
          words={words}
        />
      </li>
    );
  };
  return (
    <ul className="app-call-tiles" data-layout={layout} data-count={tiles.length} aria-label={t('people')}>
      {/* In one list and one order, so that a picture stays the same element when it grows. */}
      {tiles.map((tile) => draw(tile, layout === 'speaker' && tile !== large))}
    </ul>
  );
}
