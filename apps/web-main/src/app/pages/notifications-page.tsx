import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { NotificationCentre } from '../../features/notifications/components/notification-centre.tsx';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/notifications')({ component: NotificationsPage });

function NotificationsPage(): ReactNode {
  const t = useTranslations('Notifications');
  const { unread } = route.useSearch();
  const navigate = useNavigate();
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} note={<Link href={paths.notificationSettings}>{t('settings')}</Link>} />
      <NotificationCentre
        unreadOnly={unread === true}
        onFilter={(isOn) =>
          void navigate({ to: '/notifications', search: isOn ? { unread: true } : {}, replace: true })
        }
      />
    </>
  );
}
