import type { ReactNode } from 'react';
import { usePostsOfPerson } from '../hooks/use-posts.ts';
import { PostList } from './post-list.tsx';

export interface PersonPostsProps {
  readonly id: string;
  /** Only posts with pictures. */
  readonly picturesOnly?: boolean;
  readonly empty: ReactNode;
}

/** One person's posts and reposts, newest first. */
export function PersonPosts({ id, picturesOnly = false, empty }: PersonPostsProps): ReactNode {
  return (
    <PostList
      name={`${picturesOnly ? 'pictures' : 'person'} ${id}`}
      pages={usePostsOfPerson(id, picturesOnly)}
      empty={empty}
    />
  );
}
