import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ProfileEditor } from '../../features/people/components/profile-editor.tsx';
import { usePerson } from '../../platform/identity/identity.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/settings/profile')({ component: ProfilePage });

function ProfilePage(): ReactNode {
  const t = useTranslations('Profile');
  const person = usePerson();
  const navigate = useNavigate();
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} />
      <ProfileEditor
        personId={person.id}
        onSaved={() => void navigate({ to: '/people/$personId', params: { personId: person.id } })}
      />
    </>
  );
}
