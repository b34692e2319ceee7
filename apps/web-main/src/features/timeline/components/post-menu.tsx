import { ConfirmDialog, IconButton, Menu, type MenuAction } from '@my-girok/ui-components';
import {
  Ban,
  Bookmark,
  BookmarkX,
  CircleHelp,
  Flag,
  Link2,
  MessageSquareOff,
  MoreHorizontal,
  PenLine,
  Trash2,
  VolumeX,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { paths } from '../../../platform/paths.ts';
import { type RelationAsk, RelationDialog } from '../../../platform/relations/relation-dialog.tsx';
import { useDelete } from '../hooks/use-delete.ts';
import { useMarks } from '../hooks/use-marks.ts';
import { type PostAsk, PostDialog } from './post-dialog.tsx';
import type { Reason } from './reason-line.tsx';

export interface PostMenuProps {
  readonly post: PostItemFragment;
  readonly why?: Reason;
  readonly isOwn: boolean;
  readonly onDeleted?: () => void;
}

/** What else one can do with a post: change one's own; see less of others'. */
export function PostMenu({ post, why, isOwn, onDeleted }: PostMenuProps): ReactNode {
  const t = useTranslations();
  const setMark = useMarks();
  const [ask, setAsk] = useState<PostAsk>();
  const [relation, setRelation] = useState<RelationAsk>();
  const [isDeleting, setDeleting] = useState(false);
  const { author } = post;

  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(paths.post(post.id), location.origin).href);
    notices.add({ words: t('Post.copied') });
  };
  const isKept = post.viewerHasBookmarked;
  const common: MenuAction[] = [
    ...(why?.reason
      ? [
          {
            id: 'why',
            label: t('Why.title'),
            icon: <CircleHelp />,
            onAction: () => setAsk({ kind: 'why', post, reason: why }),
          },
        ]
      : []),
    {
      id: 'bookmark',
      label: t(isKept ? 'Post.unbookmark' : 'Post.bookmark'),
      icon: isKept ? <BookmarkX /> : <Bookmark />,
      onAction: () => setMark(post.id, 'bookmark', !isKept),
    },
    { id: 'copy', label: t('Post.copy'), icon: <Link2 />, onAction: () => void copy() },
  ];
  const own: MenuAction[] = [
    {
      id: 'edit',
      label: t('Post.editPost'),
      icon: <PenLine />,
      onAction: () => setAsk({ kind: 'edit', post }),
    },
    ...common,
    {
      id: 'delete',
      label: t('Post.delete'),
      icon: <Trash2 />,
      tone: 'danger',
      onAction: () => setDeleting(true),
    },
  ];
  const others: MenuAction[] = [
    ...common,
    ...(author
      ? [
          {
            id: 'mute',
            label: t('Relations.mutePerson', { name: author.name }),
            icon: <VolumeX />,
            onAction: () => setRelation({ kind: 'mute', person: author }),
          },
        ]
      : []),
    {
      id: 'mute-word',
      label: t('Relations.muteWordMenu'),
      icon: <MessageSquareOff />,
      onAction: () => setRelation({ kind: 'muteWord' }),
    },
    {
      id: 'report',
      label: t('Relations.reportPost'),
      icon: <Flag />,
      onAction: () => setRelation({ kind: 'report', subject: { postId: post.id }, person: author ?? undefined }),
    },
    ...(author
      ? [
          {
            id: 'block',
            label: t('Relations.blockPerson', { name: author.name }),
            icon: <Ban />,
            tone: 'danger' as const,
            onAction: () => setRelation({ kind: 'block', person: author }),
          },
        ]
      : []),
  ];

  return (
    <>
      <Menu
        label={t('Post.menu')}
        trigger={<IconButton size="small" label={t('Post.more')} icon={<MoreHorizontal aria-hidden="true" />} />}
        actions={isOwn ? own : others}
      />
      <PostDialog ask={ask} onClose={() => setAsk(undefined)} />
      <RelationDialog ask={relation} onClose={() => setRelation(undefined)} />
      <DeletePost postId={post.id} isOpen={isDeleting} onOpenChange={setDeleting} onDeleted={onDeleted} />
    </>
  );
}

function DeletePost({
  postId,
  isOpen,
  onOpenChange,
  onDeleted,
}: {
  readonly postId: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onDeleted: (() => void) | undefined;
}): ReactNode {
  const t = useTranslations();
  const { deletePost } = useDelete();
  const [isPending, setPending] = useState(false);
  const confirm = async (): Promise<void> => {
    setPending(true);
    const isDeleted = await deletePost(postId);
    setPending(false);
    onOpenChange(false);
    if (isDeleted) onDeleted?.();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('Post.deleteTitle')}
      confirmLabel={t('Post.delete')}
      cancelLabel={t('App.cancel')}
      closeLabel={t('App.close')}
      tone="danger"
      isPending={isPending}
      pendingLabel={t('App.loading')}
      onConfirm={() => void confirm()}
    >
      {t('Post.deleteBody')}
    </ConfirmDialog>
  );
}
