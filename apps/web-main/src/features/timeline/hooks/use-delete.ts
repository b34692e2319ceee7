import { useApolloClient } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { DeleteCommentDocument, DeletePostDocument } from '../../../gen/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';
import { forgetComment, forgetPost } from './post-cache.ts';

export interface Deletion {
  /** True once the service has deleted it. */
  readonly deletePost: (postId: string) => Promise<boolean>;
  readonly deleteComment: (commentId: string) => Promise<boolean>;
}

/** Deletes one's own posts and comments; what could not be deleted stays where it was. */
export function useDelete(): Deletion {
  const client = useApolloClient();
  const person = usePerson();
  const t = useTranslations();
  const sentence = useSentence();
  const refused = (key: 'Post.deleteFailed' | 'Comments.deleteFailed', error: unknown): false => {
    notices.add({ words: t(key, { reason: sentence(failureOf(error)) }), tone: 'danger' });
    return false;
  };
  return {
    deletePost: async (postId) => {
      try {
        await client.mutate({ mutation: DeletePostDocument, variables: { postId } });
        forgetPost(client.cache, postId, person.id);
        notices.add({ words: t('Post.deleted') });
        return true;
      } catch (error) {
        return refused('Post.deleteFailed', error);
      }
    },
    deleteComment: async (commentId) => {
      try {
        // The post's count comes with the answer; a comment's author may be away, which does not undo the deletion.
        const { data, error } = await client.mutate({
          mutation: DeleteCommentDocument,
          variables: { commentId },
          errorPolicy: 'all',
        });
        if (!data?.deleteComment) throw error;
        forgetComment(client.cache, commentId);
        return true;
      } catch (error) {
        return refused('Comments.deleteFailed', error);
      }
    },
  };
}
