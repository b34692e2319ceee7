import type { ChatServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { Resolvers, RoomResolvers } from '../../gen/chat.js';
import { momentOf, pageLimit } from '../../operation/arguments.js';
import { callAs } from '../../operation/operation.js';
import type { CallLoaders } from './calls.loaders.js';
import type { RoomLoaders } from './chat.loaders.js';
import { aliasIn, allUnderAlias, messagesPage, people, person, positionOf, rfc3339, underAliases } from './present.js';
import { roleOf, roomKindOf, roomStateOf, sendStateOf } from './wire-names.js';

const membersDefault = 50;
const messagesDefault = 50;

/** Rooms as the caller sees them, and who is in them. */
export function roomResolvers(
  chat: ChatServiceClient,
  rooms: RoomLoaders,
  calls: CallLoaders,
): Pick<Resolvers, 'Room' | 'RoomMember' | 'RoomInvitePreview'> {
  return {
    Room: { ...plain, ...listsOf(chat, rooms), call: ({ id }, _, { operation }) => calls(operation).load(id) },
    RoomMember: {
      user: ({ userId, readerAlias }) => person(userId, { readerAlias }),
      role: ({ role }) => roleOf(role),
      state: ({ state }) => roomStateOf(state),
      joinedAt: ({ joinedAt }) => rfc3339(joinedAt),
    },
    RoomInvitePreview: {
      faces: ({ faceIds }) => people(faceIds),
    },
  };
}

const plain: RoomResolvers = {
  kind: ({ kind }) => roomKindOf(kind),
  name: ({ name }) => name || null,
  peer: (room) => person(room.peerId, aliasIn(room)),
  faces: (room) => people(room.faceIds, aliasIn(room)),
  lastMessage: (room) => (room.lastMessage ? { ...room.lastMessage, ...aliasIn(room) } : null),
  unread: ({ unreadCount }) => unreadCount,
  activeAt: ({ activeAt }) => rfc3339(activeAt),
  position: ({ position }) => positionOf(position),
  state: ({ state }) => roomStateOf(state),
  role: ({ role }) => roleOf(role),
  mutedUntil: ({ mutedUntil }) => (mutedUntil && mutedUntil.getTime() > Date.now() ? rfc3339(mutedUntil) : null),
  askedBy: (room) => person(room.askedById, aliasIn(room)),
  sendState: ({ sendState }) => sendStateOf(sendState),
  ownAlias: ({ ownAlias }) => ownAlias ?? null,
  otherAlias: ({ otherAlias }) => otherAlias ?? null,
  imagesAllowed: (room) => !underAliases(room) || room.imagesAllowed,
};

/** What takes a call of its own for each room. */
function listsOf(chat: ChatServiceClient, rooms: RoomLoaders): RoomResolvers {
  return {
    __resolveReference: ({ id }, { operation }) => (operation.viewer ? rooms(operation).load(id) : null),
    members: async (room, { limit, cursor }, { operation }) => {
      const request = {
        roomId: room.id,
        limit: pageLimit(limit, membersDefault, LIMITS.pageMax),
        cursor: cursor ?? '',
      };
      const { members, hasNextPage, endCursor } = await chat.listMembers(request, callAs(operation));
      return { members: allUnderAlias(members, aliasIn(room)), hasNextPage, endCursor: endCursor || null };
    },
    messages: async (room, { limit, before, after, aroundSeq, aroundTime }, { operation }) => {
      const request = {
        roomId: room.id,
        limit: pageLimit(limit, messagesDefault, LIMITS.pageMax),
        before: before ?? '',
        after: after ?? '',
        aroundSeq: aroundSeq ?? 0,
        aroundTime: momentOf(aroundTime, 'aroundTime'),
      };
      return messagesPage(await chat.listMessages(request, callAs(operation)), aliasIn(room));
    },
    markers: async ({ id }, _, { operation }) => (await chat.listMarkers({ roomId: id }, callAs(operation))).markers,
  };
}
