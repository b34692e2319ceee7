import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LoginForm } from '../../features/auth/components/login-form.tsx';
import { useIdentity } from '../../platform/identity/identity.tsx';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';
import { withNext } from '../with-next.ts';

export const route = createLazyRoute('/signed-out/login')({ component: LoginPage });

function LoginPage(): ReactNode {
  const t = useTranslations('Auth');
  const { refresh } = useIdentity();
  const { next } = route.useSearch();
  useDocumentTitle(t('loginTitle'));
  return (
    <>
      <PageHeader title={t('loginTitle')} note={t('loginNote')} />
      {/* The frame goes on by itself once it is known who is there. */}
      <LoginForm refresh={refresh} onDone={() => {}} />
      <p className="app-door-other">
        {t('noAccount')} <Link href={withNext(paths.register, next)}>{t('toRegister')}</Link>
      </p>
    </>
  );
}
