import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Settings } from '../../features/account/components/settings.tsx';
import { ChatPreferences } from '../../features/chat/components/chat-preferences.tsx';
import { useShowShortcuts } from '../shortcuts-context.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/settings')({ component: SettingsPage });

function SettingsPage(): ReactNode {
  const t = useTranslations('Settings');
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} />
      <Settings onShowShortcuts={useShowShortcuts()}>
        <ChatPreferences />
      </Settings>
    </>
  );
}
