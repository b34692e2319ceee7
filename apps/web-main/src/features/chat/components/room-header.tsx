import { IconButton, Link } from '@my-girok/ui-components';
import { ArrowLeft, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { paths } from '../../../platform/paths.ts';
import type { ChatRoom } from '../hooks/chat-types.ts';
import { useChatState, useNameOf } from '../hooks/use-chat.ts';
import { useRoomTitle } from '../hooks/use-room-title.ts';
import { RoomFace } from './room-face.tsx';

export interface RoomHeaderProps {
  readonly room: ChatRoom;
  /** Shown where one may write too. */
  readonly calls?: ReactNode;
  readonly onBack: () => void;
  readonly onInfo: () => void;
}

/** Whom one talks with, and what they are doing. */
export function RoomHeader({ room, calls, onBack, onInfo }: RoomHeaderProps): ReactNode {
  const t = useTranslations('Chat');
  const title = useRoomTitle(room);
  return (
    <header className="app-room-head">
      <span className="app-room-back">
        <IconButton label={t('back')} icon={<ArrowLeft aria-hidden="true" />} onPress={onBack} />
      </span>
      <RoomFace room={room} />
      <div className="app-room-title">
        <h1>
          {room.kind === 'DIRECT' && room.peerId ? (
            <Link tone="name" href={paths.person(room.peerId)}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h1>
        <RoomStatus room={room} />
      </div>
      {room.state === 'JOINED' && room.sendState === 'OPEN' && room.lastSeq > 0 && calls}
      <IconButton label={t('info')} icon={<Info aria-hidden="true" />} onPress={onInfo} />
    </header>
  );
}

/** Who is typing; else when the other was last there, or how many there are. */
function RoomStatus({ room }: { readonly room: ChatRoom }): ReactNode {
  const t = useTranslations('Chat');
  const typing = useTypingWords(room);
  const presence = useChatState((state) => (room.peerId ? state.presence.get(room.peerId) : undefined));
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const words =
    typing ??
    (room.kind === 'GROUP'
      ? t('members', { count: room.memberCount })
      : presence?.online
        ? t('online')
        : presence?.lastSeenAt
          ? t('lastSeen', { when: format.relativeTime(earlier(new Date(presence.lastSeenAt), now), now) })
          : '');
  return (
    <p className="app-room-status" data-typing={typing ? '' : undefined} aria-live="polite">
      {words}
    </p>
  );
}

const earlier = (time: Date, now: Date): Date => (time > now ? now : time);

/** Who is typing in a room, in words; undefined while nobody is. */
export function useTypingWords(room: Pick<ChatRoom, 'id' | 'kind'>): string | undefined {
  const t = useTranslations('Chat');
  const nameOf = useNameOf();
  const typing = useChatState((state) => state.typing.get(room.id));
  const ids = [...(typing?.keys() ?? [])];
  const [first] = ids;
  if (first === undefined) return undefined;
  if (room.kind !== 'GROUP') return t('typing');
  return ids.length > 1
    ? t('severalTyping', { count: ids.length })
    : t('isTyping', { name: nameOf(first) ?? t('somebody') });
}
