import type { CallServiceClient } from '@my-girok/proto';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../../gen/chat.js';
import { requireViewer } from '../../operation/arguments.js';
import { callAs, writeAs } from '../../operation/operation.js';
import type { RoomLoaders } from './chat.loaders.js';
import { given, person, rfc3339, underAliases } from './present.js';
import type { RoomRates } from './room-rates.js';
import { callEndReasonOf, callKindOf, callKindOnWire, callPersonStateOf, callStateOf } from './wire-names.js';

/** Calls of the signed-in person's rooms. */
export function callQueries(calls: CallServiceClient): Pick<QueryResolvers, 'liveCalls'> {
  return {
    liveCalls: async (_, __, { operation }) => {
      requireViewer(operation);
      return (await calls.listCalls({ roomIds: [] }, callAs(operation))).calls;
    },
  };
}

/** Ways into calls and out of them; chat-service decides who may. */
export function callMutations(
  calls: CallServiceClient,
  rates: RoomRates,
): Pick<MutationResolvers, 'startCall' | 'joinCall' | 'declineCall' | 'leaveCall'> {
  return {
    startCall: async (_, { roomId, kind, clientId, leaveOther }, { operation }) => {
      await rates.calling(operation);
      const request = { roomId, kind: callKindOnWire[kind], clientId, leaveOther: leaveOther ?? false };
      return { call: given((await calls.startCall(request, writeAs(operation))).call) };
    },
    joinCall: async (_, { callId, deviceId, leaveOther }, { operation }) => {
      await rates.joining(operation);
      const request = { callId, deviceId, leaveOther: leaveOther ?? false };
      const { call, url, token, identity } = await calls.joinCall(request, writeAs(operation));
      return { call: given(call), url, token, identity };
    },
    declineCall: async (_, { callId }, { operation }) => {
      requireViewer(operation);
      return { call: given((await calls.declineCall({ callId }, writeAs(operation))).call) };
    },
    leaveCall: async (_, { callId, deviceId }, { operation }) => {
      requireViewer(operation);
      return { call: given((await calls.leaveCall({ callId, deviceId }, writeAs(operation))).call) };
    },
  };
}

/** Calls and who is in them. */
export function callResolvers(rooms: RoomLoaders): Pick<Resolvers, 'Call' | 'CallPerson'> {
  return {
    Call: {
      kind: ({ kind }) => callKindOf(kind),
      state: ({ state }) => callStateOf(state),
      createdAt: ({ createdAt }) => rfc3339(createdAt),
      liveAt: ({ liveAt }) => (liveAt ? rfc3339(liveAt) : null),
      endedAt: ({ endedAt }) => (endedAt ? rfc3339(endedAt) : null),
      endReason: ({ endReason }) => callEndReasonOf(endReason),
      people: ({ people, roomId }) => people.map((each) => ({ ...each, roomId })),
    },
    CallPerson: {
      // A call does not say whose room it is in: nobody is asked for before it is known that ids are not pseudonyms.
      user: async ({ userId, roomId }, _, { operation }) => {
        const room = await rooms(operation).load(roomId);
        return room && !underAliases(room) ? person(userId) : null;
      },
      state: ({ state }) => callPersonStateOf(state),
    },
  };
}
