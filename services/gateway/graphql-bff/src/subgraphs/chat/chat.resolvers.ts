import type { CallServiceClient, ChatServiceClient } from '@my-girok/proto';
import type { Resolvers } from '../../gen/chat.js';
import type { PictureAddresses } from '../../pictures/picture-addresses.js';
import { attachmentResolvers } from './attachments.resolvers.js';
import { callsOf } from './calls.loaders.js';
import { callMutations, callQueries, callResolvers } from './calls.resolvers.js';
import { roomsOf } from './chat.loaders.js';
import { chatQueries } from './chat-queries.resolvers.js';
import { groupMutations } from './group-mutations.resolvers.js';
import { messageResolvers } from './messages.resolvers.js';
import { ownRoomMutations } from './own-room-mutations.resolvers.js';
import type { RoomRates } from './room-rates.js';
import { roomResolvers } from './rooms.resolvers.js';

export interface ChatResolverDependencies {
  chat: ChatServiceClient;
  calls: CallServiceClient;
  addresses: PictureAddresses;
  rates: RoomRates;
}

/** Rooms, their messages and calls; chat-service's part of the graph. What is sent and marked goes by socket. */
export function chatResolvers({ chat, calls, addresses, rates }: ChatResolverDependencies): Resolvers {
  const rooms = roomsOf(chat);
  return {
    Query: { ...chatQueries(chat, rooms, rates), ...callQueries(calls) },
    Mutation: {
      ...ownRoomMutations(chat, rooms, rates),
      ...groupMutations(chat, rooms, rates),
      ...callMutations(calls, rates),
    },
    ...roomResolvers(chat, rooms, callsOf(calls)),
    ...callResolvers(rooms),
    ...messageResolvers,
    ...attachmentResolvers(addresses),
    User: { __resolveReference: ({ id }) => ({ id }) },
  };
}
