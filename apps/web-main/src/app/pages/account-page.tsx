import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { DeleteAccount } from '../../features/account/components/delete-account.tsx';
import { DeviceList } from '../../features/account/components/device-list.tsx';
import { useIdentity, usePerson } from '../../platform/identity/identity.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/account')({ component: AccountPage });

function AccountPage(): ReactNode {
  const t = useTranslations('Account');
  const tDeletion = useTranslations('AccountDeletion');
  const { identity } = useIdentity();
  const person = usePerson();
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} />
      <dl className="app-facts">
        <dt>{t('name')}</dt>
        <dd>{person.name}</dd>
        <dt>{t('email')}</dt>
        <dd>{(identity.state === 'in' && identity.email) || '–'}</dd>
      </dl>
      <section aria-labelledby="account-devices">
        <h2 id="account-devices" className="app-section-title">
          {t('devices')}
        </h2>
        <p className="app-quiet">{t('devicesNote')}</p>
        <DeviceList />
      </section>
      <section aria-labelledby="account-deletion" className="app-account-deletion">
        <h2 id="account-deletion" className="app-section-title">
          {tDeletion('ask')}
        </h2>
        <DeleteAccount />
      </section>
    </>
  );
}
