import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { CheckPair } from '../admission/check-pair.query.js';
import { CloseProposal } from '../queue/close-proposal.use-case.js';
import type { Outcome, Proposal } from '../queue/proposal.js';
import { ChatClient } from '../rooms/chat.client.js';
import { Decide } from './decide.use-case.js';
import { ShowMatch } from './show-match.use-case.js';

/**
 * Begins the match of two who both said yes: the owners of ages, bans and blocks are asked again, chat-service makes the room, PostgreSQL
 * takes match, history and `match.started` in one transaction, both are shown it when that is in its stream, and the queue lets them go. Whatever node does it and whichever of them dies
 * halfway, it can be done again: the room is found by the match's id, and the first outcome that is written counts.
 */
@Injectable()
export class StartMatch {
  constructor(
    private readonly decide: Decide,
    private readonly checkPair: CheckPair,
    private readonly chat: ChatClient,
    private readonly showMatch: ShowMatch,
    private readonly closeProposal: CloseProposal,
  ) {}

  /** Throws UnavailableError while an owner or chat-service is away, and nothing is decided then; or while NATS is, and nobody is shown it. */
  async run(proposal: Proposal): Promise<void> {
    const { matchId } = proposal;
    const outcome = (await this.decide.decided(matchId)) ?? (await this.#decide(proposal));
    if (outcome === 'started') await this.showMatch.run(matchId);
    await this.closeProposal.run(matchId, outcome);
  }

  /** Gives up: both get their place back, unless the match is decided already, which then goes on. */
  async giveUp({ matchId }: Proposal): Promise<void> {
    const outcome = await this.decide.refuse(matchId, 'failed');
    if (outcome === 'started') return;
    await this.closeProposal.run(matchId, outcome);
    await this.#endRoom(matchId);
  }

  async #decide(proposal: Proposal): Promise<Outcome> {
    const { matchId, band, people } = proposal;
    const [one, other] = people;
    if (!(await this.checkPair.run(band, one.userId, other.userId))) return this.decide.refuse(matchId, 'not_allowed');
    const roomId = await this.chat.openMatchRoom(
      matchId,
      people.map(({ userId, alias }) => ({ userId, alias })),
    );
    const outcome = await this.decide.begin(proposal, roomId);
    if (outcome !== 'started') await this.#endRoom(matchId);
    return outcome;
  }

  /** A room that nobody was told of: shutting it is tidy, and no more than that. */
  async #endRoom(matchId: string): Promise<void> {
    const nothing = { voiceAllowed: false, videoAllowed: false, imagesAllowed: false };
    await this.chat.changeMatchRoom({ matchId, version: 1, ...nothing, ended: true }).catch((error: unknown) => {
      logger.debug({ err: error, matchId }, 'A room without a match stays');
    });
  }
}
