import { matchingV1 } from '@my-girok/proto';
import type { Criteria, CriteriaInput, Intent, Strictness } from './criteria.js';
import type { ConsentKind, MatchView, State, Status, Waiting } from './status.js';

const { Intent: IntentMessage, Strictness: StrictnessMessage, MatchState, ConsentKind: ConsentMessage } = matchingV1;

const INTENT_MESSAGES: Record<Intent, matchingV1.Intent> = {
  talk: IntentMessage.INTENT_TALK,
  friends: IntentMessage.INTENT_FRIENDS,
  practice: IntentMessage.INTENT_PRACTICE,
  advice: IntentMessage.INTENT_ADVICE,
};

const STRICTNESS_MESSAGES: Record<Strictness, matchingV1.Strictness> = {
  strict: StrictnessMessage.STRICTNESS_STRICT,
  balanced: StrictnessMessage.STRICTNESS_BALANCED,
  open: StrictnessMessage.STRICTNESS_OPEN,
};

const STATE_MESSAGES: Record<State, matchingV1.MatchState> = {
  idle: MatchState.MATCH_STATE_IDLE,
  waiting: MatchState.MATCH_STATE_WAITING,
  found: MatchState.MATCH_STATE_FOUND,
  accepted: MatchState.MATCH_STATE_ACCEPTED,
  started: MatchState.MATCH_STATE_STARTED,
  ended: MatchState.MATCH_STATE_ENDED,
};

const CONSENT_MESSAGES: Record<ConsentKind, matchingV1.ConsentKind> = {
  voice: ConsentMessage.CONSENT_KIND_VOICE,
  video: ConsentMessage.CONSENT_KIND_VIDEO,
  images: ConsentMessage.CONSENT_KIND_IMAGES,
  keep: ConsentMessage.CONSENT_KIND_KEEP,
};

const nameOf = <K extends string, V>(messages: Record<K, V>, message: V): K | undefined =>
  (Object.keys(messages) as K[]).find((name) => messages[name] === message);

/** Undefined for what is no kind. */
export function consentKindOf(message: matchingV1.ConsentKind): ConsentKind | undefined {
  return nameOf(CONSENT_MESSAGES, message);
}

/** To be read by `readCriteria`. */
export function criteriaInput(message: matchingV1.Criteria | undefined): CriteriaInput {
  return {
    languages: message?.languages ?? [],
    interests: message?.interests ?? [],
    intent: message && nameOf(INTENT_MESSAGES, message.intent),
    strictness: message && nameOf(STRICTNESS_MESSAGES, message.strictness),
  };
}

export function criteriaMessage(criteria: Criteria): matchingV1.Criteria {
  return {
    languages: criteria.languages,
    interests: criteria.interests,
    intent: INTENT_MESSAGES[criteria.intent],
    strictness: STRICTNESS_MESSAGES[criteria.strictness],
  };
}

export function statusMessage(status: Status): matchingV1.Status {
  return {
    ticketId: status.ticketId,
    version: status.version,
    state: STATE_MESSAGES[status.state],
    waiting: status.waiting ? waitingMessage(status.waiting) : undefined,
    match: status.match ? matchMessage(status.match) : undefined,
    note: status.note ?? '',
  };
}

function waitingMessage(waiting: Waiting): matchingV1.Waiting {
  return {
    ...waiting,
    criteria: criteriaMessage(waiting.criteria),
    nextStepAt: waiting.nextStepAt ?? undefined,
    expectedSeconds: waiting.expectedSeconds ?? undefined,
  };
}

function matchMessage(match: MatchView): matchingV1.Match {
  return {
    ...match,
    answerBy: match.answerBy ?? undefined,
    roomId: match.roomId ?? '',
    startedAt: match.startedAt ?? undefined,
    endedAt: match.endedAt ?? undefined,
    endReason: match.endReason ?? '',
    consents: match.consents.map(({ kind, mine, theirs }) => ({ kind: CONSENT_MESSAGES[kind], mine, theirs })),
    keptRoomId: match.keptRoomId ?? '',
  };
}
