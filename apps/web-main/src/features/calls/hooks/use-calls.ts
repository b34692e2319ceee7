import { useApolloClient } from '@apollo/client/react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { type Call, type CallFace, type CallRoom, goesOn } from './call.ts';
import type { CallsState } from './call-store.ts';
import { type CallsDesk, callsDesk } from './calls-desk.ts';
import type { OwnCallState } from './own-call.ts';

/** The signed-in person's calls. */
export function useCalls(): CallsDesk {
  const client = useApolloClient();
  return callsDesk(usePerson().id, client);
}

export function useCallsState(): CallsState {
  const { store } = useCalls();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** This page's part in calls. */
export function useOwnCall(): OwnCallState {
  const { own } = useCalls();
  return useSyncExternalStore(own.subscribe, own.get);
}

/** The call that rings or goes on in a room. */
export function useCallOf(roomId: string): Call | undefined {
  const { store } = useCalls();
  const call = useSyncExternalStore(store.subscribe, () => store.get().calls.get(roomId));
  return goesOn(call) ? call : undefined;
}

export interface CallNames {
  readonly room: CallRoom | undefined;
  /** What the call is called: the other's name, or the group's. */
  readonly title: string;
  readonly nameOf: (userId: string | undefined) => string;
  readonly faceOf: (userId: string | undefined) => CallFace;
}

/** Who is who in the call of a room. */
export function useCallNames(roomId: string): CallNames {
  const t = useTranslations('Call');
  const alias = useAliasWords();
  const person = usePerson();
  const me = person.id;
  const state = useCallsState();
  const room = state.rooms.get(roomId);
  const own = room?.ownAlias ?? me;
  const otherOf = (userId: string | undefined): string => {
    if (room?.kind === 'MATCH') return room.otherAlias ? alias(room.otherAlias) : t('match');
    return (userId === undefined ? undefined : state.faces.get(userId)?.name) ?? t('somebody');
  };
  const isMe = (userId: string | undefined): boolean => userId !== undefined && (userId === own || userId === me);
  const nameOf = (userId: string | undefined): string => (isMe(userId) ? t('you') : otherOf(userId));
  const faceOf = (userId: string | undefined): CallFace => ({
    id: userId ?? roomId,
    name: isMe(userId) ? person.name : nameOf(userId),
    avatar: (isMe(userId) ? person.avatar : userId && state.faces.get(userId)?.avatar) ?? null,
  });
  const title = room?.kind === 'GROUP' ? (room.name ?? t('group')) : otherOf(room?.others[0]?.id);
  return { room, title, nameOf, faceOf };
}

/** The call that waits for an answer now. */
export function useRingingCall(): Call | undefined {
  const { ringing } = useCalls();
  return useSyncExternalStore(ringing.subscribe, ringing.get);
}
