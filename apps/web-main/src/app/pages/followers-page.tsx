import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Followers } from '../../features/people/components/people-collections.tsx';
import { usePersonPage } from '../../features/people/hooks/use-person.ts';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/people/$personId/followers')({ component: FollowersPage });

function FollowersPage(): ReactNode {
  const t = useTranslations('PeopleLists');
  const { personId } = route.useParams();
  const { person } = usePersonPage(personId);
  useDocumentTitle(t('followers'));
  return (
    <>
      <PageHeader
        title={t('followers')}
        note={
          <Link href={paths.person(personId)}>{person ? t('followersOf', { name: person.name }) : t('toPerson')}</Link>
        }
      />
      <Followers key={personId} personId={personId} />
    </>
  );
}
