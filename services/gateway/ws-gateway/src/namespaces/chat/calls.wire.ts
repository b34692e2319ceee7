import { callV1 } from '@my-girok/proto';

/** An enum's value as it is said on the wire: `CALL_KIND_VOICE` → `voice`. */
const word = (name: string, prefix: string) => name.slice(prefix.length).toLowerCase();

/** A call as clients get it. */
export function toCall(call: callV1.Call) {
  const { id, roomId, videoAllowed, startedById, createdAt, liveAt, endedAt, endReason, version, generation } = call;
  return {
    id,
    roomId,
    kind: word(callV1.callKindToJSON(call.kind), 'CALL_KIND_'),
    videoAllowed,
    state: word(callV1.callStateToJSON(call.state), 'CALL_STATE_'),
    startedById,
    createdAt: createdAt ?? null,
    liveAt: liveAt ?? null,
    endedAt: endedAt ?? null,
    endReason: endReason || null,
    people: call.people.map(({ userId, state, identities }) => ({
      userId,
      state: word(callV1.callPersonStateToJSON(state), 'CALL_PERSON_STATE_'),
      identities,
    })),
    version,
    generation,
  };
}
