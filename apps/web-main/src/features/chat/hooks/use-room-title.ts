import { useTranslations } from 'use-intl';
import type { ChatRoom } from './chat-types.ts';
import { useChatPerson } from './use-chat.ts';

/** What a room is called: by its name, or by who is in it. */
export function useRoomTitle(room: ChatRoom | undefined): string {
  const t = useTranslations('Chat');
  const peer = useChatPerson(room && room.kind !== 'GROUP' ? room.peerId : undefined);
  if (!room) return '';
  return room.kind === 'GROUP' ? (room.name ?? t('group')) : (peer?.name ?? t('somebody'));
}
