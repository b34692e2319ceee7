import { Button, ConfirmDialog, TextField } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';
import { isBirthDate, todayHere } from '../hooks/birth-date.ts';

export interface BirthDateFormProps {
  /** Keeps the date; answers what went wrong. */
  readonly onSay: (birthDate: string) => Promise<Failure | undefined>;
}

/** The birth date, asked once: it cannot be changed, so it is read back before it is kept. */
export function BirthDateForm({ onSay }: BirthDateFormProps): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const sentence = useSentence();
  const [date, setDate] = useState('');
  const [error, setError] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const today = todayHere(new Date());
  const words = isBirthDate(date, today)
    ? format.dateTime(new Date(`${date}T12:00:00`), { dateStyle: 'long' })
    : undefined;

  const say = async (): Promise<void> => {
    setPending(true);
    const failure = await onSay(date);
    setPending(false);
    setAsking(false);
    if (failure) setError(sentence(failure));
  };

  return (
    <form
      className="app-form app-match-birth"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (words === undefined) setError(t('Match.birthMissing'));
        else setAsking(true);
      }}
    >
      <h2>{t('Match.birthTitle')}</h2>
      <TextField
        label={t('Match.birthLabel')}
        description={t('Match.birthNote')}
        type="date"
        autoComplete="bday"
        error={error}
        value={date}
        onChange={(next) => {
          setDate(next);
          setError(undefined);
        }}
      />
      <div className="app-form-foot">
        <Button type="submit" tone="primary">
          {t('Match.birthSave')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('Match.birthConfirmTitle', { date: words ?? '' })}
        confirmLabel={t('Match.birthConfirm')}
        cancelLabel={t('Match.birthChange')}
        closeLabel={t('App.close')}
        tone="primary"
        isPending={isPending}
        pendingLabel={t('Match.birthSaving')}
        onConfirm={() => void say()}
      >
        {t('Match.birthConfirmBody')}
      </ConfirmDialog>
    </form>
  );
}
