import type { ReactNode } from 'react';
import { usePostsOfPerson } from '../hooks/use-posts.ts';
import { PostList } from './post-list.tsx';

/** One person's posts, newest first. */
export function PersonPosts({ id, empty }: { readonly id: string; readonly empty: ReactNode }): ReactNode {
  return <PostList pages={usePostsOfPerson(id)} empty={empty} />;
}
