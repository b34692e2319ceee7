import { status } from '@grpc/grpc-js';
import { matchingV1 } from '@my-girok/proto';
import { refusal } from './refusal.js';

const { MatchState } = matchingV1;
const lost = { state: MatchState.MATCH_STATE_IDLE, note: 'lost' };

/** matching-service as these tests need it: how it stands with people is what a test says. */
export class MatchingStandIn {
  readonly statuses = new Map<string, matchingV1.Status>();
  /** What was asked for, in order: `join`, `leave`, … with what it was asked with. */
  readonly done: { what: string; actor: matchingV1.Actor | undefined; matchId?: string | undefined }[] = [];
  readonly criteria: (matchingV1.Criteria | undefined)[] = [];
  /** Everybody that each call said is here, and everybody that was said to have gone. */
  readonly kept: matchingV1.Kept[][] = [];
  readonly released: string[] = [];
  /** Whose tickets it does not find, though it knows how it stands with them. */
  readonly loses = new Set<string>();
  readonly asked = new Map<string, number>();
  /** Runs after a question was read and before it is answered. */
  beforeAnswering: (userId: string) => Promise<void> = async () => undefined;

  of(userId: string): matchingV1.Status {
    return this.statuses.get(userId) ?? matchingV1.Status.fromPartial({ state: MatchState.MATCH_STATE_IDLE });
  }

  /** Its next state, which nobody is told of. */
  move({ userId }: { userId: string }, state: matchingV1.MatchState, over: Partial<matchingV1.Status> = {}) {
    const before = this.of(userId);
    const ticketId = over.ticketId ?? (before.ticketId || 't1');
    const version = over.version ?? (ticketId === before.ticketId ? before.version + 1 : 1);
    const match = state >= MatchState.MATCH_STATE_FOUND ? matchOf(userId) : undefined;
    const waiting = state < MatchState.MATCH_STATE_STARTED ? waitingOf() : undefined;
    const moved = matchingV1.Status.fromPartial({ state, match, waiting, ...over, ticketId, version });
    this.statuses.set(userId, moved);
    return moved;
  }

  /** Nothing is known of somebody any more. */
  forget({ userId }: { userId: string }): void {
    this.statuses.delete(userId);
  }

  async getStatus({ actor }: matchingV1.GetStatusRequest): Promise<matchingV1.StatusResponse> {
    const userId = actor?.userId ?? '';
    this.asked.set(userId, (this.asked.get(userId) ?? 0) + 1);
    const known = this.of(userId);
    await this.beforeAnswering(userId);
    return { status: known };
  }

  joinQueue({ actor, criteria }: matchingV1.JoinQueueRequest): Promise<matchingV1.StatusResponse> {
    this.criteria.push(criteria);
    if (criteria?.languages.includes('xx'))
      throw refusal('MATCHING_AGE_UNKNOWN', 'forbidden', status.PERMISSION_DENIED);
    if (actor) this.move(actor, MatchState.MATCH_STATE_WAITING);
    return this.did('join', { actor });
  }

  async did(
    what: string,
    { actor, matchId }: { actor?: matchingV1.Actor | undefined; matchId?: string },
  ): Promise<matchingV1.StatusResponse> {
    this.done.push({ what, actor, matchId });
    if (matchId === 'gone') throw refusal('MATCHING_GONE', 'wrong_state');
    if (actor && what === 'leave') this.forget(actor);
    const known = this.of(actor?.userId ?? '');
    await this.beforeAnswering(actor?.userId ?? '');
    return { status: known };
  }

  async keep({ people }: matchingV1.KeepTicketsRequest): Promise<matchingV1.KeepTicketsResponse> {
    this.kept.push(people);
    return {
      changed: people.flatMap(({ userId, ticketId, version }) => {
        const known = this.statuses.get(userId);
        // So the service does: whose ticket is gone it says that it is lost, of a version that nobody was told.
        if ((!known || this.loses.has(userId)) && ticketId)
          return [{ userId, status: matchingV1.Status.fromPartial({ ...lost, ticketId, version: version + 1 }) }];
        return !known || (known.ticketId === ticketId && known.version === version) ? [] : [{ userId, status: known }];
      }),
    };
  }

  release({ userId }: matchingV1.ReleaseTicketRequest): matchingV1.ReleaseTicketResponse {
    this.released.push(userId);
    return {};
  }
}

const waitingOf = () =>
  matchingV1.Waiting.fromPartial({
    criteria: {
      languages: ['ko', 'en'],
      interests: ['music'],
      intent: matchingV1.Intent.INTENT_FRIENDS,
      strictness: matchingV1.Strictness.STRICTNESS_BALANCED,
    },
    since: new Date('2026-11-24T10:00:00Z'),
    steps: 4,
    commonInterests: 2,
    sameIntent: true,
  });

const matchOf = (userId: string) =>
  matchingV1.Match.fromPartial({
    id: `match-of-${userId}`,
    me: { id: 'me', name: 'calm-otter' },
    other: { id: 'other', name: 'kind-wren' },
    reason: { commonInterests: ['music'], commonLanguages: ['ko'], sameIntent: true, waitedSeconds: 4, step: 1 },
    consents: [{ kind: matchingV1.ConsentKind.CONSENT_KIND_VOICE, mine: true, theirs: false }],
  });
