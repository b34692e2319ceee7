import { useCallback, useEffect, useMemo, useState } from 'react';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import type { Box } from './chat-api.ts';
import type { ChatRoom } from './chat-types.ts';
import { inBox } from './rooms.ts';
import { useChat, useChatState } from './use-chat.ts';

interface More {
  readonly isAnswered: boolean;
  readonly hasMore: boolean;
  readonly cursor: string | null;
}

/** How far a box is loaded on this page: it is as it was when one comes back to it. */
const boxes = new Map<string, More>();
const NOTHING: More = { isAnswered: false, hasMore: false, cursor: null };

export interface RoomsList {
  readonly rooms: readonly ChatRoom[];
  readonly isAnswered: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly failure: Failure | undefined;
  readonly loadMore: () => void;
}

/** The rooms of a box, the latest activity first, in live order. */
export function useRooms(box: Box): RoomsList {
  const { chat } = useChat();
  const { loader, me } = chat;
  const key = `${me} ${box}`;
  const known = useChatState((state) => state.rooms);
  const rooms = useMemo(() => inBox(known, box), [known, box]);
  const [more, setMore] = useState(boxes.get(key) ?? NOTHING);
  const [failure, setFailure] = useState<Failure>();
  const [isLoadingMore, setLoadingMore] = useState(false);

  const load = useCallback(
    async (cursor: string | null): Promise<void> => {
      try {
        const page = await loader.rooms(box, cursor);
        const before = boxes.get(key);
        // The first page again says nothing of how far the list is loaded.
        const next =
          cursor === null && before?.isAnswered
            ? before
            : { isAnswered: true, hasMore: page.hasMore, cursor: page.cursor };
        boxes.set(key, next);
        setMore(next);
        setFailure(undefined);
      } catch (error) {
        setFailure(failureOf(error));
      }
    },
    [loader, box, key],
  );
  const refresh = useCallback(() => load(null), [load]);
  useEffect(() => void refresh(), [refresh]);
  useRecovery(passes(failure), refresh);

  return {
    rooms,
    isAnswered: more.isAnswered,
    hasMore: more.hasMore,
    isLoadingMore,
    failure,
    loadMore: () => {
      setLoadingMore(true);
      void load(more.cursor).then(() => setLoadingMore(false));
    },
  };
}
