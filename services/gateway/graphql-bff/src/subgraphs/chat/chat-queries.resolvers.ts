import type { ChatServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { QueryResolvers } from '../../gen/chat.js';
import { pageLimit, requireViewer } from '../../operation/arguments.js';
import { callAs } from '../../operation/operation.js';
import type { RoomLoaders } from './chat.loaders.js';
import type { RoomRates } from './room-rates.js';
import { boxOnWire } from './wire-names.js';

const roomsDefault = 30;

/** What the signed-in person sees of their rooms. */
export function chatQueries(chat: ChatServiceClient, rooms: RoomLoaders, rates: RoomRates): QueryResolvers {
  return {
    rooms: async (_, { box, limit, cursor }, { operation }) => {
      requireViewer(operation);
      const request = {
        box: boxOnWire[box ?? 'INBOX'],
        limit: pageLimit(limit, roomsDefault, LIMITS.pageMax),
        cursor: cursor ?? '',
      };
      const page = await chat.listRooms(request, callAs(operation));
      return {
        rooms: page.rooms,
        pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.endCursor || null },
      };
    },
    room: (_, { id }, { operation }) => {
      requireViewer(operation);
      return rooms(operation).load(id);
    },
    chatUnread: (_, __, { operation }) => {
      requireViewer(operation);
      return chat.countUnread({}, callAs(operation));
    },
    chatPreferences: (_, __, { operation }) => {
      requireViewer(operation);
      return chat.getPreferences({}, callAs(operation));
    },
    roomInvite: async (_, { token }, { operation }) => {
      await rates.inviting(operation);
      return chat.previewInvite({ token }, callAs(operation));
    },
  };
}
