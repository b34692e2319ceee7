import { type MatchingServiceClient, matchingV1 } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { MATCHING_CLIENT } from '../../clients/clients.js';
import { ClientRequests } from '../../sockets/client-requests.js';
import type { PersonSocket } from '../../sockets/person-socket.js';
import { given } from './matching.client.js';
import { toStatus } from './matching.wire.js';
import { matchingInputs } from './matching-inputs.js';
import type { MatchingPerson } from './matching-people.js';
import { MatchingRates } from './matching-rates.js';
import { TellStatus } from './tell-status.use-case.js';

/** What a socket asks matching-service for, in its person's name. Each is answered by how it stands afterwards. */
@Injectable()
export class MatchingCommands {
  constructor(
    @Inject(MATCHING_CLIENT) private readonly matching: MatchingServiceClient,
    private readonly tell: TellStatus,
    private readonly rates: MatchingRates,
  ) {}

  listen(socket: PersonSocket, person: MatchingPerson): void {
    const { userId, sessionId } = socket.data;
    const actor = { userId, sessionId };
    const ask = (call: () => Promise<matchingV1.StatusResponse>) => this.#ask(person, call);
    const answer = (call: () => Promise<matchingV1.StatusResponse>) => {
      this.rates.answering(userId);
      return ask(call);
    };
    new ClientRequests(socket)
      .ordered('queue.join', matchingInputs.join, async ({ criteria }) => {
        this.rates.joining(userId);
        return ask(() => this.matching.joinQueue({ actor, criteria: toCriteria(criteria) }));
      })
      .ordered('queue.leave', matchingInputs.leave, async () => answer(() => this.matching.leaveQueue({ actor })))
      .ordered('match.accept', matchingInputs.match, async ({ matchId }) =>
        answer(() => this.matching.acceptMatch({ actor, matchId })),
      )
      .ordered('match.skip', matchingInputs.match, async ({ matchId }) =>
        answer(() => this.matching.skipMatch({ actor, matchId })),
      )
      .ordered('match.end', matchingInputs.match, async ({ matchId }) =>
        answer(() => this.matching.endMatch({ actor, matchId })),
      );
  }

  /** Something newer may have come while it was asked: that is the answer then. */
  async #ask(person: MatchingPerson, call: () => Promise<matchingV1.StatusResponse>) {
    const { mark } = person.standing;
    const status = given(await call());
    if (this.tell.answered(person, status, mark) === 'doubtful') await this.tell.refresh(person);
    return { status: toStatus(person.standing.shown ?? status) };
  }
}

const intents: Readonly<Record<z.output<typeof matchingInputs.join>['criteria']['intent'], matchingV1.Intent>> = {
  talk: matchingV1.Intent.INTENT_TALK,
  friends: matchingV1.Intent.INTENT_FRIENDS,
  practice: matchingV1.Intent.INTENT_PRACTICE,
  advice: matchingV1.Intent.INTENT_ADVICE,
};

const strictnesses: Readonly<
  Record<z.output<typeof matchingInputs.join>['criteria']['strictness'], matchingV1.Strictness>
> = {
  strict: matchingV1.Strictness.STRICTNESS_STRICT,
  balanced: matchingV1.Strictness.STRICTNESS_BALANCED,
  open: matchingV1.Strictness.STRICTNESS_OPEN,
};

const toCriteria = ({
  languages,
  interests,
  intent,
  strictness,
}: z.output<typeof matchingInputs.join>['criteria']): matchingV1.Criteria => ({
  languages,
  interests,
  intent: intents[intent],
  strictness: strictnesses[strictness],
});
