import { Button, EmptyState, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Suggestions } from '../../features/people/components/suggestions.tsx';
import { focusComposer } from '../../platform/compose.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/people')({ component: PeoplePage });

function PeoplePage(): ReactNode {
  const t = useTranslations('People');
  const navigate = useNavigate();
  useDocumentTitle(t('title'));
  const write = (): void => {
    focusComposer();
    void navigate({ to: '/' });
  };
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Suggestions
        limit={50}
        empty={<EmptyState action={<Button onPress={write}>{t('emptyAction')}</Button>}>{t('empty')}</EmptyState>}
      />
    </>
  );
}
