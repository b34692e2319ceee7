import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { PostAgainDocument } from '../../../gen/graphql.ts';

/** Not more often than this for one post: an address that still fails is not worth more. */
const REST_MS = 60_000;
const asked = new Map<string, number>();

/** Asks for a post once more when one of its pictures did not come: addresses of those not public hold for minutes. */
export function usePostAgain(postId: string): () => void {
  const client = useApolloClient();
  return useCallback(() => {
    const now = Date.now();
    if (now - (asked.get(postId) ?? 0) < REST_MS) return;
    asked.set(postId, now);
    void client.query({ query: PostAgainDocument, variables: { id: postId }, fetchPolicy: 'network-only' });
  }, [client, postId]);
}
