import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, TextArea } from '@my-girok/ui-components';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../../platform/drafts/use-draft.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';

export const commentDraft = (postId: string): string => `comment.${postId}`;

/** Where one answers a post; each post keeps its own draft. */
export function CommentForm({
  postId,
  onSend,
}: {
  readonly postId: string;
  readonly onSend: (content: string) => void;
}): ReactNode {
  const t = useTranslations();
  const person = usePerson();
  const [text, setText] = useDraft(person.id, commentDraft(postId));
  const field = useRef<HTMLTextAreaElement>(null);
  const over = countGraphemes(text) - LIMITS.commentMax;

  const send = (): void => {
    field.current?.focus();
    const content = text.trim();
    if (content === '' || over > 0) return;
    setText('');
    onSend(content);
  };

  return (
    <form
      className="app-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        inputRef={field}
        label={t('Comments.write')}
        hidesLabel
        placeholder={t('Comments.placeholder')}
        value={text}
        onChange={setText}
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
