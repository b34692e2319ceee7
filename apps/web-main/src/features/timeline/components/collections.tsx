import { EmptyState } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useBookmarks, usePostsWithTag, useQuotes } from '../hooks/use-posts.ts';
import { PostList } from './post-list.tsx';

/** What one has kept, the latest first. What is taken out stays in its place until the list is opened again. */
export function Bookmarks(): ReactNode {
  const t = useTranslations('Bookmarks');
  return <PostList name="bookmarks" pages={useBookmarks()} empty={<EmptyState>{t('empty')}</EmptyState>} />;
}

/** Public posts with a hashtag. */
export function TagPosts({ tag }: { readonly tag: string }): ReactNode {
  const t = useTranslations('Tag');
  return (
    <PostList name={`tag ${tag}`} pages={usePostsWithTag(tag)} empty={<EmptyState>{t('empty', { tag })}</EmptyState>} />
  );
}

/** The posts that quote a post. */
export function Quotes({ postId }: { readonly postId: string }): ReactNode {
  const t = useTranslations('Quotes');
  return <PostList name={`quotes ${postId}`} pages={useQuotes(postId)} empty={<EmptyState>{t('empty')}</EmptyState>} />;
}
