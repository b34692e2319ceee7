import { Injectable } from '@nestjs/common';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { ViewerMutes } from '../mutes/viewer-mutes.query.js';
import { PeopleRepository } from './people.repository.js';

/** How many of the most followed are considered at all. */
const CANDIDATES_MAX = 500;
/** Of every second, how much may go into ranking people: the ranking is kept this many times as long as it took. */
const KEPT_TIMES_ITS_COST = 20;
/** How many candidates are looked at in each round, in multiples of what is asked for. */
const ROUNDS = [2, 8, Number.POSITIVE_INFINITY];

/**
 * People that a person does not follow yet, the most followed first, without those blocked either way or muted. The ranking is
 * the same for everybody and is kept for a moment (an embedded server sorts all people for it); how the person relates to them
 * is read anew. At most eight queries.
 */
@Injectable()
export class SuggestPeople {
  private ranking?: { ids: Promise<string[]>; until: number };

  constructor(
    private readonly people: PeopleRepository,
    private readonly follows: ViewerFollows,
    private readonly viewerBlocks: ViewerBlocks,
    private readonly viewerMutes: ViewerMutes,
  ) {}

  async run(personId: string, limit: number): Promise<string[]> {
    const [ranking, { people: muted }] = await Promise.all([this.mostFollowed(), this.viewerMutes.run(personId)]);
    const candidates = ranking.filter((id) => id !== personId && !muted.has(id));
    const suggested: string[] = [];
    let at = 0;
    for (const width of ROUNDS) {
      const round = candidates.slice(at, at + limit * width);
      if (round.length === 0) break;
      at += round.length;
      const [followed, blocked] = await Promise.all([
        this.follows.run(round, personId),
        this.viewerBlocks.run(round, personId),
      ]);
      suggested.push(...round.filter((id) => !followed.has(id) && !blocked.has(id)));
      if (suggested.length >= limit) break;
    }
    return suggested.slice(0, limit);
  }

  private mostFollowed(): Promise<string[]> {
    if (this.ranking && performance.now() < this.ranking.until) return this.ranking.ids;
    const began = performance.now();
    const ranking = { ids: this.people.mostFollowed(CANDIDATES_MAX), until: Number.POSITIVE_INFINITY };
    this.ranking = ranking;
    ranking.ids.then(
      () => {
        const now = performance.now();
        ranking.until = now + (now - began) * KEPT_TIMES_ITS_COST;
      },
      () => {
        ranking.until = 0;
      },
    );
    return ranking.ids;
  }
}
