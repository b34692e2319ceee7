import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { ChatMembersDocument } from '../../../gen/chat/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import type { RoomRole } from './chat-types.ts';

const PAGE = 100;

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly avatar?: string | null;
  readonly role: RoomRole;
  /** Asked, and has not answered. */
  readonly isAsked: boolean;
}

export interface Members {
  readonly members: readonly Member[] | undefined;
  readonly hasMore: boolean;
  readonly failure: Failure | undefined;
  readonly loadMore: () => void;
  readonly refresh: () => Promise<void>;
}

/** Who is in a group, the owner first; asked for again when `version` is another. */
export function useMembers(roomId: string, version: string): Members {
  const client = useApolloClient();
  const [members, setMembers] = useState<readonly Member[]>();
  const [cursor, setCursor] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure>();
  const load = useCallback(
    async (after: string | null): Promise<void> => {
      try {
        const { data, error } = await client.query({
          query: ChatMembersDocument,
          variables: { id: roomId, limit: PAGE, cursor: after },
          fetchPolicy: 'no-cache',
        });
        const page = data?.room?.members;
        if (!page) return setFailure(failureOf(error));
        const found = page.members.flatMap(({ user, role, state }) =>
          user ? [{ id: user.id, name: user.name, avatar: user.avatar, role, isAsked: state === 'ASKED' }] : [],
        );
        setMembers((known) => (after === null ? found : [...(known ?? []), ...found]));
        setCursor(page.hasNextPage ? (page.endCursor ?? null) : null);
        setFailure(undefined);
      } catch (error) {
        setFailure(failureOf(error));
      }
    },
    [client, roomId],
  );
  const refresh = useCallback(() => load(null), [load]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when the room has changed
  useEffect(() => void refresh(), [refresh, version]);
  useRecovery(passes(failure), refresh);
  return { members, hasMore: cursor !== null, failure, loadMore: () => void load(cursor), refresh };
}
