import { ButtonLink, ErrorState, Seal } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export function NotFoundPage(): ReactNode {
  const t = useTranslations('App');
  useDocumentTitle(t('notFoundTitle'));
  return (
    <main className="app-door">
      <Seal size={52} tone="ink" label={t('name')} />
      <ErrorState
        level={1}
        title={t('notFoundTitle')}
        next={t('notFoundNext')}
        action={<ButtonLink href={paths.timeline}>{t('home')}</ButtonLink>}
      />
    </main>
  );
}
