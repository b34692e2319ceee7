import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ChatMessage } from '../hooks/chat-types.ts';
import { useChatPerson, useNameOf } from '../hooks/use-chat.ts';

/** Words for what happened in a room. */
export function useNoticeWords(): (message: ChatMessage) => string {
  const t = useTranslations('Chat');
  const nameOf = useNameOf();
  return ({ notice, authorId }) => {
    if (!notice) return '';
    const by = nameOf(authorId) ?? t('somebody');
    const names = notice.userIds.map((id) => nameOf(id) ?? t('somebody')).join(', ');
    const isOwnDoing = notice.userIds.length === 1 && notice.userIds[0] === authorId;
    switch (notice.kind) {
      case 'joined':
        return isOwnDoing || notice.userIds.length === 0 ? t('joined', { name: by }) : t('added', { by, names });
      case 'left':
        return t('left', { name: notice.userIds.length > 0 ? names : by });
      case 'removed':
        return t('removed', { by, names });
      case 'renamed':
        return t('renamed', { by, name: notice.name ?? '' });
      case 'owner':
        return t('nowOwner', { name: names || by });
    }
  };
}

export function NoticeRow({ message }: { readonly message: ChatMessage }): ReactNode {
  const words = useNoticeWords();
  useChatPerson(message.authorId);
  useChatPerson(message.notice?.userIds[0]);
  return <p className="app-notice">{words(message)}</p>;
}
