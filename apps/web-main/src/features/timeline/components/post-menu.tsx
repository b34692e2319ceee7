import { ConfirmDialog, IconButton, Menu } from '@my-girok/ui-components';
import { Link2, MoreHorizontal, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { notices } from '../../../platform/notices/notices.ts';
import { paths } from '../../../platform/paths.ts';
import { useDelete } from '../hooks/use-delete.ts';

export interface PostMenuProps {
  readonly post: { readonly id: string };
  readonly isOwn: boolean;
  readonly onDeleted?: () => void;
}

/** What else one can do with a post. */
export function PostMenu({ post, isOwn, onDeleted }: PostMenuProps): ReactNode {
  const t = useTranslations();
  const { deletePost } = useDelete();
  const [isAsking, setAsking] = useState(false);
  const [isDeleting, setDeleting] = useState(false);

  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(paths.post(post.id), location.origin).href);
    notices.add({ words: t('Post.copied') });
  };
  const confirm = async (): Promise<void> => {
    setDeleting(true);
    const isDeleted = await deletePost(post.id);
    setDeleting(false);
    setAsking(false);
    if (isDeleted) onDeleted?.();
  };

  return (
    <>
      <Menu
        label={t('Post.menu')}
        trigger={<IconButton size="small" label={t('Post.more')} icon={<MoreHorizontal aria-hidden="true" />} />}
        actions={[
          { id: 'copy', label: t('Post.copy'), icon: <Link2 aria-hidden="true" />, onAction: () => void copy() },
          ...(isOwn
            ? [
                {
                  id: 'delete',
                  label: t('Post.delete'),
                  icon: <Trash2 aria-hidden="true" />,
                  tone: 'danger' as const,
                  onAction: () => setAsking(true),
                },
              ]
            : []),
        ]}
      />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('Post.deleteTitle')}
        confirmLabel={t('Post.delete')}
        cancelLabel={t('App.cancel')}
        closeLabel={t('App.close')}
        tone="danger"
        isPending={isDeleting}
        pendingLabel={t('App.loading')}
        onConfirm={() => void confirm()}
      >
        {t('Post.deleteBody')}
      </ConfirmDialog>
    </>
  );
}
