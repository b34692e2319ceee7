import { useCallback, useEffect, useState } from 'react';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import type { PagePlace } from './chat-api.ts';
import type { ChatRoom } from './chat-types.ts';
import type { Timeline } from './timeline.ts';
import { useChat, useChatState, useRoom } from './use-chat.ts';

export interface Conversation {
  readonly room: ChatRoom | undefined;
  readonly timeline: Timeline | undefined;
  /** There is no such room for this person. */
  readonly isMissing: boolean;
  readonly failure: Failure | undefined;
  /** Where reading had ended when the room was opened, if something was unread. */
  readonly lineSeq: number | undefined;
  /** Goes elsewhere in the room: to a message, a moment, or the newest. */
  readonly goTo: (place: PagePlace) => Promise<void>;
  readonly loadOlder: () => void;
  readonly loadNewer: () => void;
}

/** A room and its messages, loaded when they are opened and kept up by the line. Make one component a room: it begins once. */
export function useConversation(roomId: string): Conversation {
  const { loader } = useChat().chat;
  const room = useRoom(roomId);
  const timeline = useChatState((state) => state.timelines.get(roomId));
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  // Which end did not come: whoever stands there cannot scroll any further to ask again.
  const [missed, setMissed] = useState<'older' | 'newer'>();
  const [lineSeq, setLine] = useState<number | null>();
  // What is unread when it is opened: what comes while one looks needs no line.
  if (lineSeq === undefined && room) setLine(room.unread > 0 ? room.readSeq : null);

  const goTo = useCallback(
    async (place: PagePlace): Promise<void> => setFailure(await loader.open(roomId, place)),
    [loader, roomId],
  );

  const begin = useCallback(async (): Promise<void> => {
    const { store } = loader;
    try {
      const fresh = loader.room(roomId);
      // What is known is shown meanwhile; the answer says how it is now.
      if (!store.get().rooms.has(roomId)) {
        const isThere = await fresh;
        setMissing(!isThere);
        if (!isThere) return;
      } else fresh.catch(() => undefined);
    } catch (error) {
      return setFailure(failureOf(error));
    }
    const known = store.get().rooms.get(roomId);
    const stretch = store.get().timelines.get(roomId);
    if (stretch && !stretch.hasNewer) return setFailure(undefined);
    await goTo(known && known.unread > 0 && known.state === 'JOINED' ? { aroundSeq: known.readSeq + 1 } : {});
  }, [loader, roomId, goTo]);

  const loadMore = useCallback(
    async (wanted: 'older' | 'newer'): Promise<void> => {
      const problem = await loader.more(roomId, wanted);
      setFailure(problem);
      setMissed(problem && wanted);
    },
    [loader, roomId],
  );

  useEffect(() => void begin(), [begin]);
  useRecovery(passes(failure), () => (missed ? loadMore(missed) : begin()));

  return {
    room,
    timeline,
    isMissing: isMissing && !room,
    failure,
    lineSeq: lineSeq ?? undefined,
    goTo,
    loadOlder: useCallback(() => void loadMore('older'), [loadMore]),
    loadNewer: useCallback(() => void loadMore('newer'), [loadMore]),
  };
}
