import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes } from '@my-girok/ui-components';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { usePerson } from '../../../platform/identity/identity.tsx';
import type { Mention } from '../../../platform/mentions/mention-ranges.ts';
import { useCommentDraft } from '../hooks/use-comment-draft.ts';
import { MentionTextArea } from './mention-text-area.tsx';

export { commentDraft } from '../hooks/use-comment-draft.ts';

/** Where one answers a post; each post keeps its own draft. */
export function CommentForm({
  postId,
  onSend,
}: {
  readonly postId: string;
  readonly onSend: (text: string, mentions: readonly Mention[]) => void;
}): ReactNode {
  const t = useTranslations();
  const person = usePerson();
  const { text, mentions, change, clear } = useCommentDraft(person.id, postId);
  const field = useRef<HTMLTextAreaElement>(null);
  const over = countGraphemes(text) - LIMITS.commentMax;

  const send = (): void => {
    field.current?.focus();
    if (text.trim() === '' || over > 0) return;
    clear();
    onSend(text, mentions);
  };

  return (
    <form
      className="app-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <MentionTextArea
        inputRef={field}
        label={t('Comments.write')}
        hidesLabel
        placeholder={t('Comments.placeholder')}
        value={text}
        mentions={mentions}
        onChange={change}
        onSubmit={send}
        rows={2}
        counter={{
          max: LIMITS.commentMax,
          words: (left) => (left < 0 ? t('Timeline.over', { over: -left }) : t('Timeline.left', { left })),
        }}
        error={over > 0 ? t('Timeline.over', { over }) : undefined}
        action={
          <Button tone="primary" type="submit">
            {t('Comments.add')}
          </Button>
        }
      />
    </form>
  );
}
