import { Entry, Link } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { paths } from '../../../platform/paths.ts';
import { usePostAgain } from '../hooks/use-post-again.ts';
import { AuthorAvatar, AuthorByline } from './author-byline.tsx';
import { CommentItem } from './comment-item.tsx';
import { PostActions } from './post-actions.tsx';
import { PostBody } from './post-body.tsx';
import { PostCounts } from './post-counts.tsx';
import { PostMarks } from './post-marks.tsx';
import { PostMenu } from './post-menu.tsx';
import { type Reason, ReasonLine } from './reason-line.tsx';

export interface PostItemProps {
  readonly post: PostItemFragment;
  /** Why it stands in this list, where the list says. */
  readonly why?: Reason;
  /** On its own page the comments stand below by themselves, and the text is set for reading. */
  readonly isAlone?: boolean;
  readonly onDeleted?: () => void;
}

/** A post as lists and its own page show it. */
export function PostItem({ post, why, isAlone, onDeleted }: PostItemProps): ReactNode {
  const t = useTranslations('Post');
  const person = usePerson();
  const again = usePostAgain(post.id);
  const hidden = post.commentCount - post.comments.length;
  const isUnusual = why?.reason === 'REPOST' || why?.reason === 'MENTION';
  return (
    <Entry
      aria-label={t('by', { name: post.author?.name ?? t('unknownAuthor') })}
      lead={isUnusual ? <ReasonLine {...why} /> : undefined}
      margin={<AuthorAvatar author={post.author} />}
      byline={
        <>
          <AuthorByline author={post.author} at={post.createdAt} />
          <PostMarks post={post} />
        </>
      }
      corner={<PostMenu post={post} why={why} isOwn={post.author?.id === person.id} onDeleted={onDeleted} />}
      actions={<PostActions post={post} isAlone={isAlone} />}
      below={
        isAlone ? (
          <PostCounts post={post} />
        ) : post.comments.length > 0 ? (
          <>
            {post.comments.map((comment) => (
              <CommentItem key={comment.id} comment={comment} />
            ))}
            {hidden > 0 && <Link href={paths.post(post.id)}>{t('seeAll', { count: post.commentCount })}</Link>}
          </>
        ) : undefined
      }
    >
      <PostBody post={post} size={isAlone ? 'reading' : 'body'} onPictureFailed={again} />
    </Entry>
  );
}
