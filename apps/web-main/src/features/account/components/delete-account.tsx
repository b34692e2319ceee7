import { Button, ConfirmDialog, PasswordField } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';
import { useDeleteAccount } from '../hooks/use-delete-account.ts';

/** The way out for good: says what goes, takes the password, and asks once more. */
export function DeleteAccount(): ReactNode {
  const t = useTranslations();
  const sentenceOf = useDeletionSentence();
  const { isPending, failure, deleteAccount } = useDeleteAccount();
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const error = isMissing ? t('Errors.PASSWORD_MISSING') : failure && sentenceOf(failure);

  return (
    <>
      <p>{t('AccountDeletion.what')}</p>
      <p className="app-quiet">{t('AccountDeletion.note')}</p>
      <form
        className="app-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(password === '');
          if (password !== '' && !isPending) setAsked(true);
        }}
      >
        <PasswordField
          label={t('AccountDeletion.password')}
          showLabel={t('Auth.showPassword')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={error}
        />
        <Button tone="danger" type="submit" isPending={isPending} pendingLabel={t('AccountDeletion.deleting')}>
          {t('AccountDeletion.ask')}
        </Button>
      </form>
      <ConfirmDialog
        isOpen={isAsked}
        onOpenChange={(isOpen) => !isPending && setAsked(isOpen)}
        title={t('AccountDeletion.title')}
        confirmLabel={t('AccountDeletion.confirm')}
        cancelLabel={t('App.cancel')}
        closeLabel={t('App.close')}
        tone="danger"
        isPending={isPending}
        pendingLabel={t('AccountDeletion.deleting')}
        onConfirm={() => void deleteAccount(password).then(() => setAsked(false))}
      >
        {t('AccountDeletion.body')}
      </ConfirmDialog>
    </>
  );
}

/** Here only the password was typed, and a lost answer does not mean that nothing happened. */
function useDeletionSentence(): (failure: Failure) => string {
  const t = useTranslations('AccountDeletion');
  const sentence = useSentence();
  return (failure) => {
    if (failure.code === 'AUTH_INVALID_CREDENTIALS') return t('wrongPassword');
    return failure.kind === 'unreachable' || failure.kind === 'outage' ? t('unanswered') : sentence(failure);
  };
}
