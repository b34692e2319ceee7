import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LikedBy } from '../../features/people/components/people-collections.tsx';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/posts/$postId/likes')({ component: LikesPage });

function LikesPage(): ReactNode {
  const t = useTranslations('PeopleLists');
  const { postId } = route.useParams();
  useDocumentTitle(t('likesTitle'));
  return (
    <>
      <PageHeader title={t('likesTitle')} note={<Link href={paths.post(postId)}>{t('toPost')}</Link>} />
      <LikedBy key={postId} postId={postId} />
    </>
  );
}
