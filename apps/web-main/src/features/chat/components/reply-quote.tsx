import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ChatReply } from '../hooks/chat-types.ts';
import { useChatPerson } from '../hooks/use-chat.ts';

/** What a message answers: pressed, it leads there. */
export function ReplyQuote({
  reply,
  onPress,
}: {
  readonly reply: ChatReply;
  readonly onPress?: () => void;
}): ReactNode {
  const t = useTranslations('Chat');
  const author = useChatPerson(reply.authorId);
  const words = reply.deleted ? t('deleted') : reply.excerpt || (reply.hasAttachments ? t('attachment') : t('message'));
  const name = author?.name ?? t('somebody');
  const inside = (
    <>
      <span className="app-quote-name">{name}</span>
      <span className="app-quote-words">{words}</span>
    </>
  );
  if (!onPress) return <div className="app-quote">{inside}</div>;
  return (
    <button type="button" className="app-quote" onClick={onPress} aria-label={t('toAnswered', { name, words })}>
      {inside}
    </button>
  );
}
