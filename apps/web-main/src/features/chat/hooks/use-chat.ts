import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import type { ChatState } from './chat-state.ts';
import type { ChatPerson, ChatRoom } from './chat-types.ts';
import type { PendingMessage } from './pending-message.ts';
import { selfIn } from './rooms.ts';
import { type RunningChat, runningChat } from './running-chat.ts';

/** The signed-in person's chats. */
export function useChat(): RunningChat {
  const person = usePerson().id;
  const client = useApolloClient();
  const { uploads } = useUploads();
  return runningChat(person, client, uploads);
}

/** A part of what is known; `select` answers the same object as long as nothing of it changes. */
export function useChatState<T>(select: (state: ChatState) => T): T {
  const { store } = useChat().chat;
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export const useRoom = (id: string): ChatRoom | undefined => useChatState((state) => state.rooms.get(id));

/** Who the person is in a room: a pseudonym in a match's. */
export function useSelfIn(roomId: string): string {
  const { me } = useChat().chat;
  return useChatState((state) => selfIn(state.rooms, roomId, me));
}

/** Somebody by id; asked for once when nothing is known of them. A pseudonym is said in the person's language. */
export function useChatPerson(id: string | null | undefined): ChatPerson | undefined {
  const { chat } = useChat();
  const person = useChatState((state) => (id ? state.people.get(id) : undefined));
  const isUnknown = id !== null && id !== undefined && person === undefined;
  useEffect(() => {
    if (isUnknown) void chat.loader.person(id);
  }, [chat, id, isUnknown]);
  const sayAlias = useAliasWords();
  return useMemo(() => (person?.alias ? { ...person, name: sayAlias(person.alias) } : person), [person, sayAlias]);
}

/** What one has sent and is not acknowledged, of all rooms, the oldest first. */
export function usePendingMessages(): readonly PendingMessage[] {
  const { outbox } = useChat();
  return useSyncExternalStore(outbox.subscribe, outbox.all);
}

/** A person's name, and what stands there while it is not known. */
export function useNameOf(): (id: string) => string | undefined {
  const people = useChatState((state) => state.people);
  const sayAlias = useAliasWords();
  return useCallback(
    (id) => {
      const person = people.get(id);
      return person?.alias ? sayAlias(person.alias) : person?.name;
    },
    [people, sayAlias],
  );
}
