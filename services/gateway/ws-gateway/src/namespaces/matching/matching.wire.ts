import { matchingV1 } from '@my-girok/proto';

/** An enum's value as it is said on the wire: `INTENT_TALK` → `talk`. */
const word = (name: string, prefix: string) => name.slice(prefix.length).toLowerCase();

const { MatchState } = matchingV1;

const stateOf = (state: matchingV1.MatchState): string =>
  state === MatchState.MATCH_STATE_UNSPECIFIED || state === MatchState.UNRECOGNIZED
    ? 'idle'
    : word(matchingV1.matchStateToJSON(state), 'MATCH_STATE_');

function toCriteria({ languages, interests, intent, strictness }: matchingV1.Criteria) {
  return {
    languages,
    interests,
    intent: word(matchingV1.intentToJSON(intent), 'INTENT_'),
    strictness: word(matchingV1.strictnessToJSON(strictness), 'STRICTNESS_'),
  };
}

function toWaiting(waiting: matchingV1.Waiting) {
  const { criteria, since, step, steps, nextStepAt, commonInterests, sameIntent, firstLanguage, long } = waiting;
  return {
    criteria: toCriteria(criteria ?? matchingV1.Criteria.fromPartial({})),
    since: since ?? null,
    step,
    steps,
    nextStepAt: nextStepAt ?? null,
    commonInterests,
    sameIntent,
    firstLanguage,
    expectedSeconds: waiting.expectedSeconds ?? null,
    long,
  };
}

const someone = ({ id, name }: matchingV1.Pseudonym = { id: '', name: '' }) => ({ id, name });

function toMatch(match: matchingV1.Match) {
  const { id, me, other, answerBy, roomId, startedAt, endedAt, endReason, endedByMe, consents, keptRoomId } = match;
  const reason = match.reason ?? matchingV1.Reason.fromPartial({});
  const { commonInterests, commonLanguages, sameIntent, waitedSeconds, step } = reason;
  return {
    id,
    me: someone(me),
    other: someone(other),
    answerBy: answerBy ?? null,
    reason: { commonInterests, commonLanguages, sameIntent, waitedSeconds, step },
    roomId: roomId || null,
    startedAt: startedAt ?? null,
    endedAt: endedAt ?? null,
    endReason: endReason || null,
    endedByMe,
    consents: consents.map(({ kind, mine, theirs }) => ({
      kind: word(matchingV1.consentKindToJSON(kind), 'CONSENT_KIND_'),
      mine,
      theirs,
    })),
    keptRoomId: keptRoomId || null,
  };
}

/** How it stands with a person, as their pages get it. */
export function toStatus(status: matchingV1.Status) {
  const { ticketId, version, state, waiting, match, note } = status;
  return {
    ticketId,
    version,
    state: stateOf(state),
    waiting: waiting ? toWaiting(waiting) : null,
    match: match ? toMatch(match) : null,
    note: note || null,
  };
}

/** The name of the frame that carries a state. `before` is what was shown last. */
export function frameNameOf(status: matchingV1.Status, before?: matchingV1.Status): string {
  switch (status.state) {
    case MatchState.MATCH_STATE_FOUND:
    case MatchState.MATCH_STATE_ACCEPTED:
      return 'match.found';
    case MatchState.MATCH_STATE_STARTED:
      return before?.state === status.state && before.match?.id === status.match?.id
        ? 'match.updated'
        : 'match.started';
    case MatchState.MATCH_STATE_ENDED:
      return 'match.ended';
    default:
      return 'queue.status';
  }
}
