import type { ChatServiceClient, chatV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { MutationResolvers } from '../../gen/chat.js';
import { atMost, requireViewer } from '../../operation/arguments.js';
import { type Operation, writeAs } from '../../operation/operation.js';
import type { RoomLoaders } from './chat.loaders.js';
import { given, rfc3339 } from './present.js';
import type { RoomRates } from './room-rates.js';
import { roleOnWire } from './wire-names.js';

/** People in a new group besides who makes it. */
const firstMembersMax = 99;

/** Groups: who is in them, what they may, and the links that lead to them. chat-service decides who may change them. */
export function groupMutations(
  chat: ChatServiceClient,
  rooms: RoomLoaders,
  rates: RoomRates,
): Pick<
  MutationResolvers,
  | 'createGroup'
  | 'renameGroup'
  | 'addMembers'
  | 'removeMember'
  | 'changeRole'
  | 'createRoomInvite'
  | 'revokeRoomInvites'
  | 'joinRoom'
> {
  /** The room after a change whose answer does not have it. */
  const after = async (roomId: string, operation: Operation): Promise<{ room: chatV1.Room }> => ({
    room: given(await rooms(operation).clear(roomId).load(roomId)),
  });
  return {
    createGroup: async (_, { input: { name, userIds, clientId } }, { operation }) => {
      await rates.asking(operation);
      const request = { name, userIds: atMost(userIds, firstMembersMax, 'userIds'), clientId };
      return { room: given((await chat.createGroup(request, writeAs(operation))).room) };
    },
    renameGroup: async (_, { roomId, name }, { operation }) => {
      requireViewer(operation);
      const { room } = await chat.renameGroup({ roomId, name }, writeAs(operation));
      rooms(operation).clear(roomId);
      return { room: given(room) };
    },
    addMembers: async (_, { roomId, userIds }, { operation }) => {
      await rates.asking(operation);
      const request = { roomId, userIds: atMost(userIds, LIMITS.askedAtOnceMax, 'userIds') };
      const { room } = await chat.addMembers(request, writeAs(operation));
      rooms(operation).clear(roomId);
      return { room: given(room) };
    },
    removeMember: async (_, { roomId, userId }, { operation }) => {
      requireViewer(operation);
      await chat.removeMember({ roomId, userId }, writeAs(operation));
      return after(roomId, operation);
    },
    changeRole: async (_, { roomId, userId, role }, { operation }) => {
      requireViewer(operation);
      await chat.changeRole({ roomId, userId, role: roleOnWire[role] }, writeAs(operation));
      return after(roomId, operation);
    },
    createRoomInvite: async (_, { roomId }, { operation }) => {
      await rates.inviting(operation);
      const { token, expiresAt } = await chat.createInvite({ roomId }, writeAs(operation));
      return { token, expiresAt: rfc3339(expiresAt) };
    },
    revokeRoomInvites: async (_, { roomId }, { operation }) => {
      requireViewer(operation);
      await chat.revokeInvites({ roomId }, writeAs(operation));
      return after(roomId, operation);
    },
    joinRoom: async (_, { token }, { operation }) => {
      await rates.inviting(operation);
      const room = given((await chat.joinByInvite({ token }, writeAs(operation))).room);
      rooms(operation).clear(room.id);
      return { room };
    },
  };
}
