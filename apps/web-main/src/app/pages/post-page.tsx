import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Conversation } from '../../features/timeline/components/conversation.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/posts/$postId')({ component: PostPage });

function PostPage(): ReactNode {
  const t = useTranslations('Post');
  const { postId } = route.useParams();
  const navigate = useNavigate();
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} />
      <Conversation key={postId} id={postId} onDeleted={() => void navigate({ to: '/' })} />
    </>
  );
}
