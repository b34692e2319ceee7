import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import {
  AddMembersDocument,
  AnswerRequestDocument,
  ChangeRoleDocument,
  type ChatRoomPartsFragment,
  CreateGroupDocument,
  CreateRoomInviteDocument,
  JoinRoomDocument,
  LeaveRoomDocument,
  MuteRoomDocument,
  OpenDirectRoomDocument,
  RemoveMemberDocument,
  RenameGroupDocument,
  RevokeRoomInvitesDocument,
  type RoomRole,
  UnmuteRoomDocument,
} from '../../../gen/chat/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { withPeople } from './chat-state.ts';
import { type People, roomOf } from './from-api.ts';
import { withFresh, withoutRoom } from './rooms.ts';
import { useChat } from './use-chat.ts';

type Tried<Data> = { readonly data: Data } | { readonly failure: Failure };

export interface RoomActions {
  /** The room's id, or why there is none. */
  readonly openDirect: (userId: string) => Promise<string | Failure>;
  readonly createGroup: (name: string, userIds: readonly string[], clientId: string) => Promise<string | Failure>;
  readonly join: (token: string) => Promise<string | Failure>;
  /** True once it is done; otherwise a notice says why not. */
  readonly answer: (roomId: string, accept: boolean) => Promise<boolean>;
  readonly rename: (roomId: string, name: string) => Promise<Failure | undefined>;
  readonly add: (roomId: string, userIds: readonly string[]) => Promise<Failure | undefined>;
  readonly remove: (roomId: string, userId: string) => Promise<boolean>;
  readonly changeRole: (roomId: string, userId: string, role: RoomRole) => Promise<boolean>;
  readonly leave: (roomId: string) => Promise<boolean>;
  readonly mute: (roomId: string, until: string | null) => Promise<boolean>;
  readonly unmute: (roomId: string) => Promise<boolean>;
  readonly invite: (roomId: string) => Promise<{ readonly token: string; readonly expiresAt: string } | undefined>;
  readonly revokeInvites: (roomId: string) => Promise<boolean>;
}

/** What one does to rooms. The page shows each room as the answer tells it. */
export function useRoomActions(): RoomActions {
  const client = useApolloClient();
  const { chat } = useChat();
  const sentence = useSentence();
  const t = useTranslations('Chat');

  return useMemo(() => {
    async function attempt<Data, Variables extends OperationVariables>(
      mutation: TypedDocumentNode<Data, Variables>,
      variables: Variables,
    ): Promise<Tried<Data>> {
      try {
        const { data, error } = await client.mutate({
          mutation: mutation as TypedDocumentNode<Data, OperationVariables>,
          variables,
          errorPolicy: 'all',
          fetchPolicy: 'no-cache',
        });
        return data ? { data: data as Data } : { failure: failureOf(error) };
      } catch (error) {
        return { failure: failureOf(error) };
      }
    }
    const show = (parts: ChatRoomPartsFragment): string => {
      const people: People = new Map();
      const room = roomOf(parts, people);
      chat.store.change((state) => ({ ...withPeople(state, people), rooms: withFresh(state.rooms, room) }));
      return parts.id;
    };
    const tell = (failure: Failure | undefined): boolean => {
      if (failure) notices.add({ words: `${t('didNot')} ${sentence(failure)}`, tone: 'danger' });
      return failure === undefined;
    };
    /** A mutation that answers with the room. */
    async function put<Data, Variables extends OperationVariables>(
      mutation: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      roomIn: (data: Data) => ChatRoomPartsFragment | null | undefined,
    ): Promise<string | Failure> {
      const tried = await attempt(mutation, variables);
      if ('failure' in tried) return tried.failure;
      const room = roomIn(tried.data);
      return room ? show(room) : '';
    }
    const failed = (answer: string | Failure): Failure | undefined => (typeof answer === 'string' ? undefined : answer);

    const actions: RoomActions = {
      openDirect: (userId) => put(OpenDirectRoomDocument, { userId }, (data) => data.openDirectRoom.room),
      createGroup: (name, userIds, clientId) =>
        put(CreateGroupDocument, { input: { name, userIds: [...userIds], clientId } }, (data) => data.createGroup.room),
      join: (token) => put(JoinRoomDocument, { token }, (data) => data.joinRoom.room),
      answer: async (roomId, accept) => {
        const answer = await put(AnswerRequestDocument, { roomId, accept }, (data) => data.answerRequest.room);
        if (typeof answer === 'string' && !accept)
          chat.store.change((state) => ({ ...state, rooms: withoutRoom(state.rooms, roomId) }));
        chat.countUnread();
        return tell(failed(answer));
      },
      rename: async (roomId, name) =>
        failed(await put(RenameGroupDocument, { roomId, name }, (data) => data.renameGroup.room)),
      add: async (roomId, userIds) =>
        failed(await put(AddMembersDocument, { roomId, userIds: [...userIds] }, (data) => data.addMembers.room)),
      remove: async (roomId, userId) =>
        tell(failed(await put(RemoveMemberDocument, { roomId, userId }, (data) => data.removeMember.room))),
      changeRole: async (roomId, userId, role) =>
        tell(failed(await put(ChangeRoleDocument, { roomId, userId, role }, (data) => data.changeRole.room))),
      leave: async (roomId) => {
        const tried = await attempt(LeaveRoomDocument, { roomId });
        const failure = 'failure' in tried ? tried.failure : undefined;
        if (!failure) chat.store.change((state) => ({ ...state, rooms: withoutRoom(state.rooms, roomId) }));
        chat.countUnread();
        return tell(failure);
      },
      mute: async (roomId, until) =>
        tell(failed(await put(MuteRoomDocument, { roomId, until }, (data) => data.muteRoom.room))),
      unmute: async (roomId) => tell(failed(await put(UnmuteRoomDocument, { roomId }, (data) => data.unmuteRoom.room))),
      invite: async (roomId) => {
        const tried = await attempt(CreateRoomInviteDocument, { roomId });
        if ('data' in tried) return tried.data.createRoomInvite;
        tell(tried.failure);
        return undefined;
      },
      revokeInvites: async (roomId) =>
        tell(failed(await put(RevokeRoomInvitesDocument, { roomId }, (data) => data.revokeRoomInvites.room))),
    };
    return actions;
  }, [client, chat, sentence, t]);
}
