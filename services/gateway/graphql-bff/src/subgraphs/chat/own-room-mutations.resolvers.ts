import type { ChatServiceClient } from '@my-girok/proto';
import type { MutationResolvers } from '../../gen/chat.js';
import { momentOf, requireViewer } from '../../operation/arguments.js';
import { type Operation, writeAs } from '../../operation/operation.js';
import type { RoomLoaders } from './chat.loaders.js';
import { given } from './present.js';
import type { RoomRates } from './room-rates.js';

/** What chat-service takes for good. */
const FOR_GOOD = new Date('9999-12-31T00:00:00Z');

/** What one does about one's own place in rooms; each to be repeated without harm. */
export function ownRoomMutations(
  chat: ChatServiceClient,
  rooms: RoomLoaders,
  rates: RoomRates,
): Pick<
  MutationResolvers,
  'openDirectRoom' | 'leaveRoom' | 'muteRoom' | 'unmuteRoom' | 'answerRequest' | 'updateChatPreferences'
> {
  const mute = async (roomId: string, until: Date | undefined, operation: Operation) => {
    const { room } = await chat.muteRoom({ roomId, until }, writeAs(operation));
    rooms(operation).clear(roomId);
    return { room: given(room) };
  };
  return {
    openDirectRoom: async (_, { userId }, { operation }) => {
      await rates.opening(operation);
      return { room: given((await chat.openDirectRoom({ userId }, writeAs(operation))).room) };
    },
    leaveRoom: async (_, { roomId }, { operation }) => {
      requireViewer(operation);
      await chat.leaveRoom({ roomId }, writeAs(operation));
      rooms(operation).clear(roomId);
      return { leftRoomId: roomId };
    },
    muteRoom: (_, { roomId, until }, { operation }) => {
      requireViewer(operation);
      return mute(roomId, momentOf(until, 'until') ?? FOR_GOOD, operation);
    },
    unmuteRoom: (_, { roomId }, { operation }) => {
      requireViewer(operation);
      return mute(roomId, undefined, operation);
    },
    answerRequest: async (_, { roomId, accept }, { operation }) => {
      requireViewer(operation);
      const { room } = await chat.answerRequest({ roomId, accept }, writeAs(operation));
      rooms(operation).clear(roomId);
      return { room: room ?? null };
    },
    updateChatPreferences: async (_, { input }, { operation }) => {
      requireViewer(operation);
      const request = { sendReceipts: input.sendReceipts ?? undefined, showPresence: input.showPresence ?? undefined };
      return { preferences: await chat.updatePreferences(request, writeAs(operation)) };
    },
  };
}
