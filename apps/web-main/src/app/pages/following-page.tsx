import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Following } from '../../features/people/components/people-collections.tsx';
import { usePersonPage } from '../../features/people/hooks/use-person.ts';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/people/$personId/following')({ component: FollowingPage });

function FollowingPage(): ReactNode {
  const t = useTranslations('PeopleLists');
  const { personId } = route.useParams();
  const { person } = usePersonPage(personId);
  useDocumentTitle(t('following'));
  return (
    <>
      <PageHeader
        title={t('following')}
        note={
          <Link href={paths.person(personId)}>{person ? t('followingOf', { name: person.name }) : t('toPerson')}</Link>
        }
      />
      <Following key={personId} personId={personId} />
    </>
  );
}
