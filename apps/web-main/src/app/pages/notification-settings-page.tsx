import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RingSetting } from '../../features/calls/components/ring-setting.tsx';
import { PreferenceTable } from '../../features/notifications/components/preference-table.tsx';
import { PushSettings } from '../../features/notifications/components/push-settings.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/settings/notifications')({ component: NotificationSettingsPage });

/** What one wants to hear of, and whether this device rings. */
function NotificationSettingsPage(): ReactNode {
  const t = useTranslations('NotificationSettings');
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <div className="app-privacy">
        <PushSettings />
        <RingSetting />
        <section aria-labelledby="settings-kinds">
          <h2 id="settings-kinds">{t('kindsTitle')}</h2>
          <PreferenceTable />
          <p className="app-quiet">{t('securityNote')}</p>
        </section>
      </div>
    </>
  );
}
