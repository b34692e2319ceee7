import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Bookmarks } from '../../features/timeline/components/collections.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/bookmarks')({ component: BookmarksPage });

function BookmarksPage(): ReactNode {
  const t = useTranslations('Bookmarks');
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Bookmarks />
    </>
  );
}
