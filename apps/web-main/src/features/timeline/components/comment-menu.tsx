import { ConfirmDialog, IconButton, Menu, type MenuAction } from '@my-girok/ui-components';
import { Ban, Flag, MoreHorizontal, Trash2, VolumeX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CommentItemFragment } from '../../../gen/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { type RelationAsk, RelationDialog } from '../../../platform/relations/relation-dialog.tsx';
import { useDelete } from '../hooks/use-delete.ts';

/** What one can do with a comment: delete what is one's own or under one's post; see less of others'. */
export function CommentMenu({
  comment,
  ofOwnPost,
}: {
  readonly comment: CommentItemFragment;
  readonly ofOwnPost: boolean;
}): ReactNode {
  const t = useTranslations();
  const person = usePerson();
  const { deleteComment } = useDelete();
  const [isAsking, setAsking] = useState(false);
  const [relation, setRelation] = useState<RelationAsk>();
  const { author } = comment;
  const isOwn = author?.id === person.id;
  const others: MenuAction[] = isOwn
    ? []
    : [
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
          id: 'report',
          label: t('Relations.reportComment'),
          icon: <Flag />,
          onAction: () =>
            setRelation({ kind: 'report', subject: { commentId: comment.id }, person: author ?? undefined }),
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
  const deletion: MenuAction[] =
    isOwn || ofOwnPost
      ? [
          {
            id: 'delete',
            label: t('Comments.delete'),
            icon: <Trash2 />,
            tone: 'danger',
            onAction: () => setAsking(true),
          },
        ]
      : [];
  return (
    <>
      <Menu
        label={t('Comments.menu')}
        trigger={<IconButton size="small" label={t('Comments.menu')} icon={<MoreHorizontal aria-hidden="true" />} />}
        actions={[...others, ...deletion]}
      />
      <RelationDialog ask={relation} onClose={() => setRelation(undefined)} />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('Comments.deleteTitle')}
        confirmLabel={t('Comments.delete')}
        cancelLabel={t('App.cancel')}
        closeLabel={t('App.close')}
        tone="danger"
        onConfirm={() => {
          setAsking(false);
          void deleteComment(comment.id);
        }}
      >
        {t('Comments.deleteBody')}
      </ConfirmDialog>
    </>
  );
}
