import { ConfirmDialog, Entry, IconButton, UserText } from '@my-girok/ui-components';
import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CommentItemFragment } from '../../../gen/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { useDelete } from '../hooks/use-delete.ts';
import { AuthorAvatar, AuthorByline } from './author-byline.tsx';

/** One comment; its author may delete it. */
export function CommentItem({
  comment,
  canDelete,
}: {
  readonly comment: CommentItemFragment;
  readonly canDelete?: boolean;
}): ReactNode {
  const t = useTranslations();
  const person = usePerson();
  const isOwn = comment.author?.id === person.id;
  return (
    <Entry
      size="small"
      aria-label={t('Comments.by', { name: comment.author?.name ?? t('Post.unknownAuthor') })}
      margin={<AuthorAvatar author={comment.author} size="small" />}
      byline={<AuthorByline author={comment.author} at={comment.createdAt} />}
      corner={canDelete && isOwn ? <DeleteComment id={comment.id} /> : undefined}
    >
      <UserText>{comment.content}</UserText>
    </Entry>
  );
}

function DeleteComment({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const { deleteComment } = useDelete();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <IconButton
        size="small"
        label={t('Comments.delete')}
        icon={<Trash2 aria-hidden="true" />}
        onPress={() => setAsking(true)}
      />
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
          void deleteComment(id);
        }}
      >
        {t('Comments.deleteBody')}
      </ConfirmDialog>
    </>
  );
}
