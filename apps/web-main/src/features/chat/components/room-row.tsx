import { Count, RelativeTime, RowLink } from '@my-girok/ui-components';
import { BellOff } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../../platform/drafts/use-draft.ts';
import { paths } from '../../../platform/paths.ts';
import { type ChatMessage, type ChatRoom, isMuted } from '../hooks/chat-types.ts';
import { useChat, useChatPerson, usePendingMessages } from '../hooks/use-chat.ts';
import { chatDraft } from '../hooks/use-chat-draft.ts';
import { useRoomTitle } from '../hooks/use-room-title.ts';
import { useNoticeWords } from './notice-row.tsx';
import { RoomFace } from './room-face.tsx';
import { useTypingWords } from './room-header.tsx';

/** One room in the list: who, the last thing said, when, and how much is unread. */
export const RoomRow = memo(function RoomRow({
  room,
  isCurrent,
}: {
  readonly room: ChatRoom;
  readonly isCurrent: boolean;
}): ReactNode {
  const t = useTranslations('Chat');
  const title = useRoomTitle(room);
  const muted = isMuted(room, Date.now());
  return (
    <li data-anchor={room.id}>
      <RowLink
        href={paths.room(room.id)}
        className="app-room-row"
        aria-current={isCurrent ? 'page' : undefined}
        data-unread={room.unread > 0 || undefined}
      >
        <RoomFace room={room} />
        <span className="app-room-words">
          <span className="app-room-line">
            <span className="app-room-name">{title}</span>
            {muted && (
              <span className="app-room-muted">
                <BellOff aria-hidden="true" />
                <span className="g-hidden">{t('muted')}</span>
              </span>
            )}
            {room.lastMessage && <RelativeTime at={room.lastMessage.createdAt} />}
          </span>
          <span className="app-room-line">
            <Preview room={room} />
            {room.unread > 0 && (
              <span className="app-room-unread" data-muted={muted || undefined}>
                <span aria-hidden="true">
                  <Count value={room.unread} />
                </span>
                <span className="g-hidden">{t('unread', { count: room.unread })}</span>
              </span>
            )}
          </span>
        </span>
      </RowLink>
    </li>
  );
});

function Preview({ room }: { readonly room: ChatRoom }): ReactNode {
  const t = useTranslations('Chat');
  const { me } = useChat().chat;
  const [draft] = useDraft(me, chatDraft(room.id));
  const typing = useTypingWords(room);
  const pending = usePendingMessages();
  const words = useLastWords(room.lastMessage, room);
  const failed = pending.some((entry) => entry.roomId === room.id && entry.state === 'failed');
  if (typing) return <span className="app-room-preview">{typing}</span>;
  if (failed)
    return (
      <span className="app-room-preview" data-failed="">
        {t('notSent')}
      </span>
    );
  if (draft.trim() !== '')
    return (
      <span className="app-room-preview">
        <span className="app-room-draft">{t('draft')}</span> {draft.trim().slice(0, 140)}
      </span>
    );
  return <span className="app-room-preview">{words}</span>;
}

/** The last message in a line: what it says, or what kind of thing it is. */
function useLastWords(message: ChatMessage | null, room: ChatRoom): string {
  const t = useTranslations('Chat');
  const { me } = useChat().chat;
  const author = useChatPerson(message && room.kind === 'GROUP' ? message.authorId : undefined);
  const noticeWords = useNoticeWords();
  if (!message) return t('nothingYet');
  if (message.notice) return noticeWords(message);
  const [first] = message.attachments;
  const words = message.deleted
    ? t('deleted')
    : message.hidden
      ? t('hidden')
      : message.content || (first?.kind === 'file' ? t('aFile') : t('aPicture'));
  if (message.deleted || message.hidden) return words;
  if (message.authorId === me) return t('byYou', { words });
  return room.kind === 'GROUP' ? t('bySomebody', { name: author?.name ?? t('somebody'), words }) : words;
}
