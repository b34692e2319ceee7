import { EntryButton, EntryLink, Menu, ToggleButton } from '@my-girok/ui-components';
import { useNavigate } from '@tanstack/react-router';
import { Bookmark, Heart, MessageSquare, Quote, Repeat2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { composeQuote } from '../../../platform/compose.ts';
import { paths } from '../../../platform/paths.ts';
import { useMarks } from '../hooks/use-marks.ts';

/** What one can do with a post at once: answer, pass it on, like it, keep it. */
export function PostActions({
  post,
  isAlone,
}: {
  readonly post: PostItemFragment;
  readonly isAlone?: boolean;
}): ReactNode {
  const t = useTranslations('Post');
  const setMark = useMarks();
  return (
    <>
      {!isAlone && (
        <EntryLink
          href={paths.post(post.id)}
          data-action="open"
          icon={<MessageSquare />}
          label={t('comments', { count: post.commentCount })}
          count={post.commentCount}
        />
      )}
      {/* Only public posts are passed on. */}
      {post.visibility === 'PUBLIC' && <RepostMenu post={post} />}
      <ToggleButton
        data-action="like"
        label={t('like')}
        icon={<Heart />}
        isSelected={post.viewerHasLiked}
        onChange={(likes) => setMark(post.id, 'like', likes)}
        count={post.likes}
        countLabel={t('likes', { count: post.likes })}
      />
      <ToggleButton
        data-action="bookmark"
        label={t('bookmark')}
        icon={<Bookmark />}
        isSelected={post.viewerHasBookmarked}
        onChange={(isOn) => setMark(post.id, 'bookmark', isOn)}
      />
    </>
  );
}

function RepostMenu({ post }: { readonly post: PostItemFragment }): ReactNode {
  const t = useTranslations('Post');
  const setMark = useMarks();
  const navigate = useNavigate();
  const isOn = post.viewerHasReposted;
  return (
    <Menu
      label={t('repostMenu')}
      placement="bottom start"
      trigger={
        <EntryButton
          data-action="repost"
          icon={<Repeat2 />}
          isOn={isOn}
          count={post.reposts}
          label={t(isOn ? 'repostsYours' : 'repostsLabel', { count: post.reposts })}
        />
      }
      actions={[
        isOn
          ? {
              id: 'undo',
              label: t('unrepost'),
              icon: <Undo2 aria-hidden="true" />,
              onAction: () => setMark(post.id, 'repost', false),
            }
          : {
              id: 'repost',
              label: t('repost'),
              icon: <Repeat2 aria-hidden="true" />,
              onAction: () => setMark(post.id, 'repost', true),
            },
        {
          id: 'quote',
          label: t('quote'),
          icon: <Quote aria-hidden="true" />,
          onAction: () => {
            if (!composeQuote(post)) void navigate({ to: '/' });
          },
        },
      ]}
    />
  );
}
