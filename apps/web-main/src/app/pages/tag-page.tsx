import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TagPosts } from '../../features/timeline/components/collections.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/tags/$tag')({ component: TagPage });

function TagPage(): ReactNode {
  const t = useTranslations('Tag');
  const { tag } = route.useParams();
  useDocumentTitle(`#${tag}`);
  return (
    <>
      <PageHeader title={`#${tag}`} note={t('note')} />
      <TagPosts key={tag} tag={tag} />
    </>
  );
}
