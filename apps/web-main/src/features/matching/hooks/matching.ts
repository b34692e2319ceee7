import type { MatchLine } from './match-line.ts';
import { MatchStore } from './match-store.ts';
import type { Criteria, MatchStatus } from './match-types.ts';

/** Each carries the whole of how it stands; the latest counts, whatever it is called. */
const FRAMES = ['queue.status', 'match.found', 'match.started', 'match.updated', 'match.ended'] as const;

interface Told {
  readonly status: MatchStatus;
}

/** One person's place in the queue and match on this page, kept up by the line. Requests throw what `lineFailureOf` reads. */
export class Matching {
  readonly store = new MatchStore();
  #line: MatchLine | undefined;
  #stops: (() => void)[] = [];

  /** Hears the line from here on; its first frame says how it stands. */
  follow(line: MatchLine): void {
    this.unfollow();
    this.#line = line;
    this.#stops = FRAMES.map((name) => line.on(name, ({ data }) => this.store.put((data as Told).status)));
  }

  unfollow(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#line = undefined;
  }

  readonly join = (criteria: Criteria): Promise<void> => this.#request('queue.join', { criteria });
  readonly leave = (): Promise<void> => this.#request('queue.leave', {});
  readonly accept = (matchId: string): Promise<void> => this.#request('match.accept', { matchId });
  readonly skip = (matchId: string): Promise<void> => this.#request('match.skip', { matchId });
  readonly end = (matchId: string): Promise<void> => this.#request('match.end', { matchId });

  /** All of them are idempotent: what was cut off may be asked again. */
  async #request(event: string, payload: object): Promise<void> {
    if (!this.#line) throw Object.assign(new Error('There is no line.'), { code: 'REALTIME_OFFLINE' });
    const { status } = await this.#line.request<Told>(event, payload);
    this.store.put(status);
  }
}
