import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeating } from '../repeating.js';
import { EndLeftMatches } from './end-left-matches.use-case.js';
import { PruneMatches } from './prune-matches.use-case.js';
import { ResumeMatches } from './resume-matches.use-case.js';
import { ShowMatch } from './show-match.use-case.js';
import { TellRoom } from './tell-room.use-case.js';

const SECOND = 1000;
/** After a start gateway nodes get this long to say whom they hold: while we were away they could not. */
const SETTLE_MS = 60 * SECOND;

/** What goes on without anybody asking: every process does it, and they do not get into each other's way. */
@Injectable()
export class MatchesWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #repeating: Repeating[] = [];

  constructor(
    private readonly resume: ResumeMatches,
    private readonly showMatch: ShowMatch,
    private readonly tellRoom: TellRoom,
    private readonly endLeft: EndLeftMatches,
    private readonly prune: PruneMatches,
  ) {}

  onApplicationBootstrap(): void {
    const settledAt = Date.now() + SETTLE_MS;
    this.#repeating = [
      new Repeating('Beginning matches', SECOND, () => this.resume.run()),
      new Repeating('Showing matches', 2 * SECOND, () => this.showMatch.rest()),
      new Repeating('Telling rooms', 2 * SECOND, () => this.tellRoom.rest()),
      new Repeating('Ending matches that were left', 15 * SECOND, async () => {
        if (Date.now() > settledAt) await this.endLeft.run();
      }),
      new Repeating('Forgetting matches', 3600 * SECOND, () => this.prune.run()),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.#repeating.map((each) => each.stop()));
  }
}
