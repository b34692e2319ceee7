import { useMemo, useSyncExternalStore } from 'react';
import { passes } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { type Mention, trimmed } from '../../../platform/mentions/mention-ranges.ts';
import { Outbox } from './outbox.ts';
import type { Pending } from './pending.ts';
import { NO_EXTRAS, type PostExtras } from './post-extras.ts';
import { putBackComment } from './use-comment-draft.ts';
import { useDeliver } from './use-deliver.ts';
import { putBackPost } from './use-post-draft.ts';

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
  readonly sendPost: (text: string, extras: PostExtras) => void;
  readonly sendComment: (postId: string, text: string, mentions?: readonly Mention[]) => void;
  readonly retry: (entry: Pending) => void;
  /** Puts the text back where it was written, and with a post's text all it has. */
  readonly edit: (entry: Pending, putBack: (text: string) => void) => void;
  readonly discard: (entry: Pending) => void;
  /** Tries again what failed for a reason that passes. */
  readonly resend: () => Promise<void>;
  /** Sends what a reload or a crash interrupted. */
  readonly resume: () => void;
  /** Sends what waited for its pictures. */
  readonly go: (entry: Pending) => void;
  readonly fail: Outbox['fail'];
}

/** Sends posts and comments: shown at once, kept until acknowledged, retried under the same key. */
export function useOutbox(): Sending {
  const person = usePerson();
  const outbox = outboxOf(person.id);
  const { uploads } = useUploads();
  const deliver = useDeliver();
  const pending = useSyncExternalStore(outbox.subscribe, outbox.all);

  return useMemo(() => {
    const send = (kind: Pending['kind'], raw: string, extras: PostExtras, postId?: string): void => {
      const { text: content, mentions } = trimmed(raw, extras.mentions);
      const entry = { key: crypto.randomUUID(), kind, postId, content, extras: { ...extras, mentions } };
      void outbox.send(entry, new Date(), deliver);
    };
    return {
      pending,
      sendPost: (text, extras) => send('post', text, extras),
      sendComment: (postId, text, mentions = []) => send('comment', text, { ...NO_EXTRAS, mentions }, postId),
      retry: async (entry) => {
        // What was refused is tried once more with it: the person asked, and may have made room.
        for (const { upload } of entry.extras.pictures)
          if (uploads.all().get(upload)?.state.kind === 'refused') await uploads.resume(upload);
        await outbox.retry(entry.key, deliver);
      },
      edit: (entry, putBack) =>
        void outbox.take(entry.key, (kept) => {
          if (kept.kind === 'post') putBackPost(person.id, kept);
          else if (kept.postId) putBackComment(person.id, kept.postId, kept);
          putBack(kept.content);
        }),
      discard: (entry) =>
        void outbox.take(entry.key, ({ extras }) => {
          for (const { upload } of extras.pictures) void uploads.discard(upload);
        }),
      resend: async () => {
        const failed = pending.filter((entry) => passes(entry.failure));
        await Promise.all(failed.map((entry) => outbox.retry(entry.key, deliver, true)));
      },
      resume: () => void outbox.resume(deliver),
      go: (entry) => void outbox.retry(entry.key, deliver),
      fail: (key, failure) => outbox.fail(key, failure),
    };
  }, [pending, outbox, deliver, uploads, person.id]);
}
