import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RegisterForm } from '../../features/auth/components/register-form.tsx';
import { useIdentity } from '../../platform/identity/identity.tsx';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';
import { withNext } from '../with-next.ts';

export const route = createLazyRoute('/signed-out/register')({ component: RegisterPage });

function RegisterPage(): ReactNode {
  const t = useTranslations('Auth');
  const { refresh } = useIdentity();
  const { next } = route.useSearch();
  useDocumentTitle(t('registerTitle'));
  return (
    <>
      <PageHeader title={t('registerTitle')} note={t('registerNote')} />
      <RegisterForm refresh={refresh} onDone={() => {}} />
      <p className="app-door-other">
        {t('haveAccount')} <Link href={withNext(paths.login, next)}>{t('toLogin')}</Link>
      </p>
    </>
  );
}
