import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, FormErrorSummary, PasswordField, TextField } from '@my-girok/ui-components';
import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../platform/i18n/locale-provider.tsx';
import { checkCredentials, type Wrong } from '../hooks/check-credentials.ts';
import { type SignInOptions, useSignIn } from '../hooks/use-sign-in.ts';
import { useProblems } from './use-problems.ts';

/** Makes an account. The rules of the password stand there before anything is typed. */
export function RegisterForm(options: SignInOptions): ReactNode {
  const t = useTranslations('Auth');
  const { locale } = useLanguage();
  const prefix = useId();
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const [wrong, setWrong] = useState<Wrong>({});
  const { register, isPending, failure } = useSignIn(options);
  const problems = useProblems(wrong, failure, prefix);
  const set = (field: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));

  return (
    <form
      className="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isPending) return;
        const found = checkCredentials(typed, countGraphemes);
        setWrong(found);
        const input = { ...typed, name: typed.name.trim(), email: typed.email.trim(), locale };
        if (Object.keys(found).length === 0) void register(input);
      }}
    >
      <FormErrorSummary title={t('registerFailed')} errors={problems.all} />
      <TextField
        id={`${prefix}-name`}
        label={t('name')}
        description={t('nameHint')}
        name="name"
        autoComplete="name"
        value={typed.name}
        onChange={set('name')}
        error={problems.of('name')}
      />
      <TextField
        id={`${prefix}-email`}
        label={t('email')}
        description={t('emailHint')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        value={typed.email}
        onChange={set('email')}
        error={problems.of('email')}
      />
      <PasswordField
        id={`${prefix}-password`}
        label={t('password')}
        showLabel={t('showPassword')}
        description={t('passwordRules', { min: LIMITS.passwordMin })}
        name="password"
        autoComplete="new-password"
        value={typed.password}
        onChange={set('password')}
        error={problems.of('password')}
        lengthHint={{ min: LIMITS.passwordMin, words: (missing) => t('passwordMissing', { missing }) }}
      />
      <Button tone="primary" type="submit" wide isPending={isPending} pendingLabel={t('registering')}>
        {t('register')}
      </Button>
    </form>
  );
}
