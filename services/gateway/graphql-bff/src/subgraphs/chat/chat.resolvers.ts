import type { ChatServiceClient } from '@my-girok/proto';
import type { Resolvers } from '../../gen/chat.js';
import type { PictureAddresses } from '../../pictures/picture-addresses.js';
import { attachmentResolvers } from './attachments.resolvers.js';
import { roomsOf } from './chat.loaders.js';
import { chatQueries } from './chat-queries.resolvers.js';
import { groupMutations } from './group-mutations.resolvers.js';
import { messageResolvers } from './messages.resolvers.js';
import { ownRoomMutations } from './own-room-mutations.resolvers.js';
import type { RoomRates } from './room-rates.js';
import { roomResolvers } from './rooms.resolvers.js';

export interface ChatResolverDependencies {
  chat: ChatServiceClient;
  addresses: PictureAddresses;
  rates: RoomRates;
}

/** Rooms and their messages; chat-service's part of the graph. What is sent and marked goes by socket. */
export function chatResolvers({ chat, addresses, rates }: ChatResolverDependencies): Resolvers {
  const rooms = roomsOf(chat);
  return {
    Query: chatQueries(chat, rooms, rates),
    Mutation: { ...ownRoomMutations(chat, rooms, rates), ...groupMutations(chat, rooms, rates) },
    ...roomResolvers(chat, rooms),
    ...messageResolvers,
    ...attachmentResolvers(addresses),
    User: { __resolveReference: ({ id }) => ({ id }) },
  };
}
