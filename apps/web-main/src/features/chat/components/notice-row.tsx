import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { lastingOf } from '../../../platform/time/lasting.ts';
import type { ChatMessage } from '../hooks/chat-types.ts';
import { useChat, useChatPerson, useNameOf } from '../hooks/use-chat.ts';

/** Words for what happened in a room. */
export function useNoticeWords(): (message: ChatMessage) => string {
  const t = useTranslations('Chat');
  const nameOf = useNameOf();
  const { me } = useChat().chat;
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
      case 'call':
        return t('called', { name: by, lasting: lastingOf(0, (notice.seconds ?? 0) * 1_000) });
      case 'call_missed':
        return authorId === me
          ? t('notAnswered', { names: names || t('somebody') })
          : t(notice.userIds.includes(me) ? 'youMissed' : 'callMissed', { name: by });
    }
  };
}

export function NoticeRow({ message }: { readonly message: ChatMessage }): ReactNode {
  const words = useNoticeWords();
  useChatPerson(message.authorId);
  useChatPerson(message.notice?.userIds[0]);
  return <p className="app-notice">{words(message)}</p>;
}
