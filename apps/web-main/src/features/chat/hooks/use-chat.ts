import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import type { ChatState } from './chat-state.ts';
import type { ChatPerson, ChatRoom } from './chat-types.ts';
import type { PendingMessage } from './pending-message.ts';
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

/** Somebody by id; asked for once when nothing is known of them. */
export function useChatPerson(id: string | null | undefined): ChatPerson | undefined {
  const { chat } = useChat();
  const person = useChatState((state) => (id ? state.people.get(id) : undefined));
  const isUnknown = id !== null && id !== undefined && person === undefined;
  useEffect(() => {
    if (isUnknown) void chat.loader.person(id);
  }, [chat, id, isUnknown]);
  return person;
}

/** What one has sent and is not acknowledged, of all rooms, the oldest first. */
export function usePendingMessages(): readonly PendingMessage[] {
  const { outbox } = useChat();
  return useSyncExternalStore(outbox.subscribe, outbox.all);
}

/** A person's name, and what stands there while it is not known. */
export function useNameOf(): (id: string) => string | undefined {
  const people = useChatState((state) => state.people);
  return useCallback((id) => people.get(id)?.name, [people]);
}
