import { IconButton } from '@my-girok/ui-components';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ChatRoom } from '../hooks/chat-types.ts';
import { useRoomTitle } from '../hooks/use-room-title.ts';
import { RoomFace } from './room-face.tsx';
import { useTypingWords } from './room-header.tsx';

export interface MatchRoomHeaderProps {
  readonly room: ChatRoom;
  /** What stands under the pseudonym while nobody is typing. */
  readonly status: string;
  readonly actions: ReactNode;
  readonly onBack: () => void;
}

/** Whom one talks with in a match: a pseudonym that leads nowhere. */
export function MatchRoomHeader({ room, status, actions, onBack }: MatchRoomHeaderProps): ReactNode {
  const t = useTranslations('App');
  const title = useRoomTitle(room);
  const typing = useTypingWords(room);
  return (
    <header className="app-room-head">
      <span className="app-room-back">
        <IconButton label={t('home')} icon={<ArrowLeft aria-hidden="true" />} onPress={onBack} />
      </span>
      <RoomFace room={room} />
      <div className="app-room-title">
        <h1>{title}</h1>
        <p className="app-room-status" data-typing={typing ? '' : undefined} aria-live="polite">
          {typing ?? status}
        </p>
      </div>
      {actions}
    </header>
  );
}
