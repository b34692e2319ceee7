import { Button, ErrorState, Skeleton, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { usePersonPage } from '../hooks/use-person.ts';
import { ProfileForm } from './profile-form.tsx';
import { ProfilePictures } from './profile-pictures.tsx';

/** Loads one's profile and edits it. Without what is saved there is no form: saving it would erase the rest. */
export function ProfileEditor({
  personId,
  onSaved,
}: {
  readonly personId: string;
  readonly onSaved: () => void;
}): ReactNode {
  const t = useTranslations();
  const connection = useConnection();
  const { person, failure } = usePersonPage(personId);
  if (person && typeof person.bio === 'string' && person.links)
    return (
      <>
        <ProfilePictures person={person} />
        <ProfileForm
          personId={personId}
          saved={{ bio: person.bio, links: person.links.map(({ label, url }) => ({ label, url })) }}
          onSaved={onSaved}
        />
      </>
    );
  if (failure || person)
    return (
      <ErrorState
        title={t('People.personFailedTitle')}
        safe={t('Profile.kept')}
        action={<Button onPress={connection.tryNow}>{t('App.retry')}</Button>}
        details={
          failure?.traceId
            ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: failure.traceId }
            : undefined
        }
      />
    );
  return (
    <SkeletonGroup label={t('Profile.loading')} slowLabel={t('App.slow')}>
      <Skeleton shape="block" height="8rem" />
      <Skeleton width="50%" />
    </SkeletonGroup>
  );
}
