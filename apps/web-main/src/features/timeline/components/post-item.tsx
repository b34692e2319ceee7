import { ButtonLink, Entry, Link, ToggleButton, UserText } from '@my-girok/ui-components';
import { Heart, MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { paths } from '../../../platform/paths.ts';
import { useLike } from '../hooks/use-like.ts';
import { AuthorAvatar, AuthorByline } from './author-byline.tsx';
import { CommentItem } from './comment-item.tsx';
import { PostMenu } from './post-menu.tsx';

export interface PostItemProps {
  readonly post: PostItemFragment;
  /** On its own page the comments stand below by themselves, and the text is set for reading. */
  readonly isAlone?: boolean;
  readonly onDeleted?: () => void;
}

/** A post as lists and its own page show it. */
export function PostItem({ post, isAlone, onDeleted }: PostItemProps): ReactNode {
  const t = useTranslations('Post');
  const person = usePerson();
  const like = useLike();
  const hidden = post.commentCount - post.comments.length;
  return (
    <Entry
      aria-label={t('by', { name: post.author?.name ?? t('unknownAuthor') })}
      margin={<AuthorAvatar author={post.author} />}
      byline={<AuthorByline author={post.author} at={post.createdAt} />}
      corner={<PostMenu post={post} isOwn={post.author?.id === person.id} onDeleted={onDeleted} />}
      actions={
        <>
          <ToggleButton
            label={t('like')}
            icon={<Heart />}
            isSelected={post.viewerHasLiked}
            onChange={(likes) => like(post, likes)}
            count={post.likes}
            countLabel={t('likes', { count: post.likes })}
          />
          {!isAlone && (
            <ButtonLink tone="quiet" size="small" icon={<MessageSquare />} href={paths.post(post.id)}>
              {t('comments', { count: post.commentCount })}
            </ButtonLink>
          )}
        </>
      }
      below={
        !isAlone && post.comments.length > 0 ? (
          <>
            {post.comments.map((comment) => (
              <CommentItem key={comment.id} comment={comment} />
            ))}
            {hidden > 0 && <Link href={paths.post(post.id)}>{t('seeAll', { count: post.commentCount })}</Link>}
          </>
        ) : undefined
      }
    >
      <UserText size={isAlone ? 'reading' : 'body'}>{post.content}</UserText>
    </Entry>
  );
}
