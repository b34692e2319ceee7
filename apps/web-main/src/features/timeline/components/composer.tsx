import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, TextField, ToggleButton } from '@my-girok/ui-components';
import { EyeOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { offerComposer, takeQuotes } from '../../../platform/compose.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { useFileDrop } from '../../../platform/media/use-file-drop.ts';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { notices } from '../../../platform/notices/notices.ts';
import type { PostExtras } from '../hooks/post-extras.ts';
import { useAttach } from '../hooks/use-attach.ts';
import { usePostDraft } from '../hooks/use-post-draft.ts';
import { AttachedPictures } from './attached-pictures.tsx';
import { MentionTextArea } from './mention-text-area.tsx';
import { PicturePicker } from './picture-picker.tsx';
import { QuoteCard } from './quote-card.tsx';
import { VisibilityMenu } from './visibility-menu.tsx';

export { POST_DRAFT } from '../hooks/use-post-draft.ts';

export interface ComposerProps {
  readonly onPost: (text: string, extras: PostExtras) => void;
}

/** Where one writes a post. All of it is kept on the device at every keystroke until it is posted. */
export function Composer({ onPost }: ComposerProps): ReactNode {
  const t = useTranslations();
  const person = usePerson();
  const { text, extras, setText, setExtras, clear } = usePostDraft(person.id);
  const { pictures, warning, quote, mentions, visibility } = extras;
  const field = useRef<HTMLTextAreaElement>(null);
  const over = countGraphemes(text) - LIMITS.postMax;
  const overWarning = countGraphemes(warning ?? '') - LIMITS.contentWarningMax;
  const overAlt = pictures.some(({ alt }) => countGraphemes(alt) > LIMITS.altMax);
  const { views } = useUploads();
  const attach = useAttach(pictures, (next) => setExtras({ pictures: next }));
  const { isOver, drop, paste } = useFileDrop(attach);

  useEffect(() => (field.current ? offerComposer(field.current) : undefined), []);
  useEffect(() => takeQuotes((next) => setExtras({ quote: next })), [setExtras]);

  const post = (): void => {
    field.current?.focus();
    const isNothing = text.trim() === '' && pictures.length === 0 && !quote;
    if (isNothing || over > 0 || overWarning > 0 || overAlt) return;
    if (pictures.some(({ upload }) => views.get(upload)?.state.kind === 'refused')) {
      notices.add({ words: t('Composer.refusedFirst'), tone: 'danger' });
      return;
    }
    clear();
    onPost(text, extras);
  };

  return (
    <form
      className="app-composer"
      data-drop={isOver || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
      {...drop}
    >
      {warning !== null && (
        <TextField
          label={t('Composer.warningLabel')}
          value={warning}
          onChange={(next) => setExtras({ warning: next })}
          counter={{
            max: LIMITS.contentWarningMax,
            words: (left) => (left < 0 ? t('Timeline.over', { over: -left }) : t('Timeline.left', { left })),
          }}
          error={overWarning > 0 ? t('Timeline.over', { over: overWarning }) : undefined}
          autoFocus={warning === ''}
        />
      )}
      <MentionTextArea
        inputRef={field}
        label={t('Timeline.composer')}
        hidesLabel
        placeholder={t('Timeline.placeholder')}
        value={text}
        mentions={mentions}
        onChange={(next, moved) => {
          setText(next);
          if (moved !== mentions) setExtras({ mentions: moved });
        }}
        onPaste={paste}
        onSubmit={post}
        rows={3}
        counter={{
          max: LIMITS.postMax,
          words: (left) => (left < 0 ? t('Timeline.over', { over: -left }) : t('Timeline.left', { left })),
        }}
        error={over > 0 ? t('Timeline.over', { over }) : undefined}
        attached={
          <>
            <AttachedPictures pictures={pictures} onChange={(next) => setExtras({ pictures: next })} />
            {quote && <QuoteCard quote={quote} onRemove={() => setExtras({ quote: null })} />}
            {isOver && <p className="app-drop-here">{t('Composer.drop')}</p>}
          </>
        }
        tools={
          <>
            <PicturePicker isFull={pictures.length >= LIMITS.picturesMax} onFiles={attach} />
            <ToggleButton
              label={t('Composer.warning')}
              icon={<EyeOff />}
              isSelected={warning !== null}
              onChange={(isOn) => setExtras({ warning: isOn ? '' : null })}
            />
            <VisibilityMenu value={visibility} onChange={(next) => setExtras({ visibility: next })} />
          </>
        }
        action={
          <Button tone="primary" type="submit">
            {t('Timeline.post')}
          </Button>
        }
      />
    </form>
  );
}
