import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { AddCommentDocument, CreatePostDocument } from '../../../gen/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import { useIdentity, usePerson } from '../../../platform/identity/identity.tsx';
import type { Person } from '../../../platform/identity/session.ts';
import { isInterrupted, Outbox } from './outbox.ts';
import type { Pending } from './pending.ts';
import { showNewComment, showNewPost } from './post-cache.ts';

const outboxes = new Map<string, Outbox>();

function outboxOf(person: string): Outbox {
  let outbox = outboxes.get(person);
  if (!outbox) {
    const made = new Outbox(person, localStorage, navigator.locks);
    window.addEventListener('storage', ({ key }) => made.changedElsewhere(key));
    outboxes.set(person, made);
    outbox = made;
  }
  return outbox;
}

export interface Sending {
  readonly pending: readonly Pending[];
  readonly sendPost: (content: string) => void;
  readonly sendComment: (postId: string, content: string) => void;
  readonly retry: (entry: Pending) => void;
  /** Puts the text back where it was written. */
  readonly edit: (entry: Pending, putBack: (text: string) => void) => void;
  readonly discard: (entry: Pending) => void;
  /** Tries again what failed for a reason that passes. */
  readonly resend: () => Promise<void>;
  /** Sends what a reload or a crash interrupted. */
  readonly resume: () => void;
}

/** Sends posts and comments: shown at once, kept until acknowledged, retried under the same key. */
export function useOutbox(): Sending {
  const person = usePerson();
  const client = useApolloClient();
  const outbox = outboxOf(person.id);
  const pending = useSyncExternalStore(outbox.subscribe, outbox.all);

  const deliver = useCallback(
    async (entry: Pending): Promise<Failure | undefined> => {
      const { key: idempotencyKey, content, postId } = entry;
      try {
        if (entry.kind === 'post') {
          const variables = { content, idempotencyKey };
          await client
            .mutate({
              mutation: CreatePostDocument,
              variables,
              errorPolicy: 'all',
              update: (cache, { data }) =>
                data?.createPost && showNewPost(cache, signed(data.createPost.post, person), person.id),
            })
            .then(refuseEmpty((data) => data?.createPost));
        } else if (postId) {
          const variables = { postId, content, idempotencyKey };
          await client
            .mutate({
              mutation: AddCommentDocument,
              variables,
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
    [client, person],
  );

  return useMemo(
    () => ({
      pending,
      sendPost: (content) => void outbox.send({ key: crypto.randomUUID(), kind: 'post', content }, new Date(), deliver),
      sendComment: (postId, content) =>
        void outbox.send({ key: crypto.randomUUID(), kind: 'comment', postId, content }, new Date(), deliver),
      retry: (entry) => void outbox.retry(entry.key, deliver),
      edit: (entry, putBack) => void outbox.take(entry.key, ({ content }) => putBack(content)),
      discard: (entry) => void outbox.take(entry.key),
      resend: async () => {
        const waiting = pending.filter((entry) => passes(entry.failure));
        await Promise.all(waiting.map((entry) => outbox.retry(entry.key, deliver, true)));
      },
      resume: () => void outbox.resume(deliver),
    }),
    [pending, outbox, deliver],
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

/**
 * Sends again by itself what failed for a reason that passes: with the connection's back-off after an outage, once the
 * person is back when the session had ended, and at once what a page that went was sending. Use once, in the shell.
 */
export function useResend(): void {
  const { identity } = useIdentity();
  const { pending, retry, resend, resume } = useOutbox();
  useRecovery(
    pending.some((entry) => passes(entry.failure)),
    resend,
  );
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  useEffect(() => {
    if (!isBack) return;
    for (const entry of pending) if (entry.failure?.kind === 'signed_out') retry(entry);
  }, [isBack, pending, retry]);
  // Not before the API has named the person: the cookie may be somebody else's by now.
  const isWaiting = isBack && pending.some(isInterrupted);
  useEffect(() => {
    if (isWaiting) resume();
  }, [isWaiting, resume]);
}
