import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, TextField } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../errors/use-sentence.ts';
import type { MuteTime } from './mute-time.ts';
import { MuteTimes } from './mute-times.tsx';
import { useRelations } from './use-relations.ts';

/** A word, or a few, that one does not want to read for a while. */
export function MuteWordForm({ onDone }: { readonly onDone?: () => void }): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { muteWord } = useRelations();
  const [word, setWord] = useState('');
  const [time, setTime] = useState<MuteTime>('always');
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const isOver = countGraphemes(word.trim()) > LIMITS.mutedWordMax;

  const mute = async (): Promise<void> => {
    const text = word.trim();
    if (text === '' || isOver) {
      setError(t(isOver ? 'Errors.FEED_MUTED_WORD_TOO_LONG' : 'Errors.FEED_MUTED_WORD_EMPTY'));
      return;
    }
    setPending(true);
    const failure = await muteWord(text, time);
    setPending(false);
    setError(failure && sentence(failure));
    if (failure) return;
    setWord('');
    onDone?.();
  };
  return (
    <form
      className="app-form"
      onSubmit={(event) => {
        event.preventDefault();
        void mute();
      }}
    >
      <TextField
        label={t('Relations.word')}
        description={t('Relations.wordNote')}
        value={word}
        onChange={(next) => {
          setWord(next);
          setError(undefined);
        }}
        error={error}
        autoComplete="off"
      />
      <MuteTimes value={time} onChange={setTime} />
      <div className="app-form-foot">
        <Button tone="primary" type="submit" isPending={isPending} pendingLabel={t('App.loading')}>
          {t('Relations.muteWord')}
        </Button>
      </div>
    </form>
  );
}
