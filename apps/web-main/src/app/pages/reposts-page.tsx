import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RepostedBy } from '../../features/people/components/people-collections.tsx';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/posts/$postId/reposts')({ component: RepostsPage });

function RepostsPage(): ReactNode {
  const t = useTranslations('PeopleLists');
  const { postId } = route.useParams();
  useDocumentTitle(t('repostsTitle'));
  return (
    <>
      <PageHeader title={t('repostsTitle')} note={<Link href={paths.post(postId)}>{t('toPost')}</Link>} />
      <RepostedBy key={postId} postId={postId} />
    </>
  );
}
