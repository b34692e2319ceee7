import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, isComposing } from '@my-girok/ui-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { MentionField } from '../../../platform/mentions/mention-field.tsx';
import type { Mentionable } from '../../../platform/mentions/mention-list.tsx';
import { type Mention, trimmed } from '../../../platform/mentions/mention-ranges.ts';
import { lineFailureOf } from '../../../platform/realtime/line-failure.ts';
import type { ChatMessage } from '../hooks/chat-types.ts';
import { useChat } from '../hooks/use-chat.ts';

/** The names in a message as they can be edited with it. */
const mentionsOf = ({ content, facets }: ChatMessage): readonly Mention[] =>
  facets.flatMap(({ start, end, mentionId }) =>
    mentionId ? [{ start, end, userId: mentionId, name: content.slice(start + 1, end) }] : [],
  );

/** Changes a message in the place where one writes; Escape leaves it as it was. */
export function MessageEditor({
  message,
  people,
  onEnd,
}: {
  readonly message: ChatMessage;
  readonly people: readonly Mentionable[];
  readonly onEnd: () => void;
}): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const { chat } = useChat();
  const [text, setText] = useState(message.content);
  const [mentions, setMentions] = useState(() => mentionsOf(message));
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const over = countGraphemes(text) - LIMITS.messageMax;

  const save = async (): Promise<void> => {
    const { text: content, mentions: named } = trimmed(text, mentions);
    if (over > 0 || (content === '' && message.attachments.length === 0)) return;
    if (content === message.content) return onEnd();
    setPending(true);
    try {
      await chat.act('message.edit', {
        roomId: message.roomId,
        messageId: message.id,
        content,
        mentions: named.map(({ start, end, userId }) => ({ start, end, userId })),
      });
      onEnd();
    } catch (thrown) {
      setPending(false);
      setError(sentence(lineFailureOf(thrown)));
    }
  };

  return (
    <form
      className="app-chat-composer"
      data-editing=""
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && !isComposing(event) && onEnd()}
    >
      <p className="app-quiet">{t('editing')}</p>
      <MentionField
        inputRef={field}
        label={t('editing')}
        hidesLabel
        value={text}
        mentions={mentions}
        people={people}
        peopleLabel={t('membersTitle')}
        onChange={(next, moved) => {
          setText(next);
          setMentions(moved);
          setError(undefined);
        }}
        onSubmit={() => void save()}
        submitsOnEnter
        rows={1}
        maxRows={8}
        error={over > 0 ? t('over', { over }) : error}
        action={
          <>
            <Button size="small" tone="quiet" onPress={onEnd}>
              {t('cancel')}
            </Button>
            <Button size="small" type="submit" isPending={isPending} pendingLabel={t('saving')}>
              {t('save')}
            </Button>
          </>
        }
      />
    </form>
  );
}
