import { Entry } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CommentItemFragment } from '../../../gen/graphql.ts';
import { FacetText } from '../../../platform/text/facet-text.tsx';
import { AuthorAvatar, AuthorByline } from './author-byline.tsx';
import { CommentMenu } from './comment-menu.tsx';

/** One comment. In the conversation it has a menu: `ofOwnPost` is whether the post under discussion is the reader's. */
export function CommentItem({
  comment,
  ofOwnPost,
}: {
  readonly comment: CommentItemFragment;
  readonly ofOwnPost?: boolean;
}): ReactNode {
  const t = useTranslations();
  return (
    <Entry
      size="small"
      aria-label={t('Comments.by', { name: comment.author?.name ?? t('Post.unknownAuthor') })}
      margin={<AuthorAvatar author={comment.author} size="small" />}
      byline={<AuthorByline author={comment.author} at={comment.createdAt} />}
      corner={ofOwnPost === undefined ? undefined : <CommentMenu comment={comment} ofOwnPost={ofOwnPost} />}
    >
      <FacetText text={comment.content} facets={comment.facets} />
    </Entry>
  );
}
