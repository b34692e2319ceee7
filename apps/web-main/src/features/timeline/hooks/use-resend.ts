import { useEffect } from 'react';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { passes } from '../../../platform/graphql/failure.ts';
import { useIdentity, usePerson } from '../../../platform/identity/identity.tsx';
import { useUploads, useUploadsRunning } from '../../../platform/media/use-uploads.ts';
import { attachedOf } from './attached.ts';
import { isInterrupted } from './outbox.ts';
import { useOutbox } from './use-outbox.ts';
import { picturesInDraft } from './use-post-draft.ts';

/**
 * Sends again by itself what failed for a reason that passes: with the connection's back-off after an outage, once the
 * person is back when the session had ended, and at once what a page that went was sending. Use once, in the shell.
 */
export function useResend(): void {
  const { identity } = useIdentity();
  const { pending, retry, resend, resume } = useOutbox();
  useUploadsRunning();
  useRecovery(
    pending.some((entry) => passes(entry.failure)),
    resend,
  );
  const isBack = identity.state === 'in' && !identity.expired && identity.me !== undefined;
  useWaiting(isBack);
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

/** Sends posts as soon as the pictures they wait for are there, and says so where one will never be. */
function useWaiting(isBack: boolean): void {
  const person = usePerson();
  const { pending, go, fail } = useOutbox();
  const { uploads, views } = useUploads();
  const isLoaded = uploads.isLoaded();
  useEffect(() => {
    if (!isBack) return;
    for (const entry of pending) {
      if (entry.state !== 'waiting') continue;
      const attached = attachedOf(entry.extras.pictures, views, isLoaded);
      if (attached.kind === 'ready') go(entry);
      else if (attached.kind === 'failed') void fail(entry.key, attached.failure);
    }
  }, [isBack, pending, views, isLoaded, go, fail]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page, when both are known; what comes later is in use
  useEffect(() => {
    if (!isLoaded) return;
    const sent = pending.flatMap(({ extras }) => extras.pictures.map(({ upload }) => upload));
    void uploads.sweep(new Set([...sent, ...picturesInDraft(person.id)]));
  }, [isLoaded]);
}
