import { Button, countGraphemes, FormErrorSummary, PasswordField, TextField } from '@my-girok/ui-components';
import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { checkCredentials, type Wrong } from '../hooks/check-credentials.ts';
import { type SignInOptions, useSignIn } from '../hooks/use-sign-in.ts';
import { useProblems } from './use-problems.ts';

/** `email` fills the address in when it is known who comes back. */
export function LoginForm({ email: known, ...options }: SignInOptions & { readonly email?: string }): ReactNode {
  const t = useTranslations('Auth');
  const prefix = useId();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const { login, isPending, failure } = useSignIn(options);
  const problems = useProblems(wrong, failure, prefix);

  return (
    <form
      className="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isPending) return;
        const found = checkCredentials({ email, password }, countGraphemes);
        setWrong(found);
        if (Object.keys(found).length === 0) void login({ email: email.trim(), password });
      }}
    >
      <FormErrorSummary title={t('loginFailed')} errors={problems.all} />
      <TextField
        id={`${prefix}-email`}
        label={t('email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={problems.of('email')}
      />
      <PasswordField
        id={`${prefix}-password`}
        label={t('password')}
        showLabel={t('showPassword')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={problems.of('password')}
      />
      <Button tone="primary" type="submit" wide isPending={isPending} pendingLabel={t('loggingIn')}>
        {t('login')}
      </Button>
    </form>
  );
}
