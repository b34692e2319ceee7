import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, TextArea } from '@my-girok/ui-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { offerComposer } from '../../../platform/compose.ts';
import { useDraft } from '../../../platform/drafts/use-draft.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';

export const POST_DRAFT = 'post';

export interface ComposerProps {
  readonly onPost: (content: string) => void;
}

/** Where one writes a post. Every keystroke is kept on the device until it is posted. */
export function Composer({ onPost }: ComposerProps): ReactNode {
  const t = useTranslations('Timeline');
  const person = usePerson();
  const [text, setText] = useDraft(person.id, POST_DRAFT);
  const field = useRef<HTMLTextAreaElement>(null);
  const over = countGraphemes(text) - LIMITS.postMax;

  useEffect(() => (field.current ? offerComposer(field.current) : undefined), []);

  const post = (): void => {
    field.current?.focus();
    const content = text.trim();
    if (content === '' || over > 0) return;
    setText('');
    onPost(content);
  };

  return (
    <form
      className="app-composer"
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      <TextArea
        inputRef={field}
        label={t('composer')}
        hidesLabel
        placeholder={t('placeholder')}
        value={text}
        onChange={setText}
        onSubmit={post}
        rows={3}
        counter={{
          max: LIMITS.postMax,
          words: (left) => (left < 0 ? t('over', { over: -left }) : t('left', { left })),
        }}
        error={over > 0 ? t('over', { over }) : undefined}
        action={
          <Button tone="primary" type="submit">
            {t('post')}
          </Button>
        }
      />
    </form>
  );
}
