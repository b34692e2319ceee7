import type { RequestParams } from 'graphql-sse';
import { TimelineHintsDocument, type TimelineHintsSubscription } from '../../../gen/graphql.ts';
import { apiAddress } from '../../../platform/graphql/client.ts';
import type { OpenHints } from './hint-stream.ts';

/** Hints over server-sent events: the same trusted documents and cookie as every other operation. */
export const openHints: OpenHints = async ({ onOpen, onHint, signal }) => {
  const { createClient } = await import('graphql-sse');
  const hash = (TimelineHintsDocument as { __meta__?: { hash?: string } }).__meta__?.hash;
  const client = createClient({
    url: `${apiAddress()}/graphql`,
    credentials: 'include',
    headers: { 'x-csrf': '1' },
    // The stream has a back-off of its own, which knows whether anybody looks.
    retryAttempts: 0,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const request = { documentId: hash, variables: {} } as unknown as RequestParams;
      const end = client.subscribe<TimelineHintsSubscription>(
        request,
        {
          next: ({ data, errors }) => {
            if (data?.timelineHints) onHint(data.timelineHints);
            else if (errors) reject(new Error('The stream was refused.'));
          },
          error: reject,
          complete: resolve,
        },
        { connected: onOpen },
      );
      signal.addEventListener('abort', () => {
        end();
        resolve();
      });
    });
  } finally {
    client.dispose();
  }
};
