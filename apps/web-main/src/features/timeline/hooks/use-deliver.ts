import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import {
  AddCommentDocument,
  CreatePostDocument,
  type CreatePostInput,
  type MentionInput,
} from '../../../gen/graphql.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import type { Person } from '../../../platform/identity/session.ts';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import type { Mention } from '../../../platform/mentions/mention-ranges.ts';
import { attachedOf } from './attached.ts';
import type { Deliver } from './outbox.ts';
import type { Pending } from './pending.ts';
import { showNewComment, showNewPost } from './post-cache.ts';

const inputOf = ({ start, end, userId }: Mention): MentionInput => ({ start, end, userId });

const postOf = ({ key, content, extras }: Pending, pictures: CreatePostInput['pictures']): CreatePostInput => ({
  content,
  idempotencyKey: key,
  pictures,
  mentions: extras.mentions.map(inputOf),
  visibility: extras.visibility,
  contentWarning: extras.warning?.trim() || null,
  quotedPostId: extras.quote?.id ?? null,
});

/** Sends one entry of the outbox. A post waits until all its pictures are there; once it is made, their files may go. */
export function useDeliver(): Deliver {
  const person = usePerson();
  const client = useApolloClient();
  const { uploads } = useUploads();

  return useCallback(
    async (entry) => {
      try {
        if (entry.kind === 'post') {
          const attached = attachedOf(entry.extras.pictures, uploads.all(), uploads.isLoaded());
          if (attached.kind === 'waits') return 'waits';
          if (attached.kind === 'failed') return attached.failure;
          await client
            .mutate({
              mutation: CreatePostDocument,
              variables: { input: postOf(entry, [...attached.pictures]) },
              errorPolicy: 'all',
              update: (cache, { data }) =>
                data?.createPost && showNewPost(cache, signed(data.createPost.post, person), person.id),
            })
            .then(refuseEmpty((data) => data?.createPost));
          await uploads.forget(entry.extras.pictures.map(({ upload }) => upload));
        } else if (entry.postId) {
          const { postId, content, key: idempotencyKey } = entry;
          await client
            .mutate({
              mutation: AddCommentDocument,
              variables: { postId, content, idempotencyKey, mentions: entry.extras.mentions.map(inputOf) },
              errorPolicy: 'all',
              update: (cache, { data }) =>
                data?.addComment && showNewComment(cache, postId, signed(data.addComment.comment, person)),
            })
            .then(refuseEmpty((data) => data?.addComment));
        }
        return undefined;
      } catch (error) {
        return failureOf(error);
      }
    },
    [client, person, uploads],
  );
}

/** While the author's service is away the answer names nobody; but one knows what one wrote oneself. */
const signed = <T extends { author: unknown }>(written: T, { id, name, avatar }: Person): T => ({
  ...written,
  author: written.author ?? { __typename: 'User', id, name, avatar: avatar ?? null },
});

/** What was written may have been made although parts of the answer (an author) are away: only no answer is a failure. */
function refuseEmpty<T>(made: (data: T | undefined) => unknown): (result: { data?: T; error?: unknown }) => void {
  return ({ data, error }) => {
    if (!made(data)) throw error;
  };
}
