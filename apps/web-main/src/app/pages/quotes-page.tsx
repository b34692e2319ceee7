import { Link, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Quotes } from '../../features/timeline/components/collections.tsx';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/posts/$postId/quotes')({ component: QuotesPage });

function QuotesPage(): ReactNode {
  const t = useTranslations('PeopleLists');
  const { postId } = route.useParams();
  useDocumentTitle(t('quotesTitle'));
  return (
    <>
      <PageHeader title={t('quotesTitle')} note={<Link href={paths.post(postId)}>{t('toPost')}</Link>} />
      <Quotes key={postId} postId={postId} />
    </>
  );
}
