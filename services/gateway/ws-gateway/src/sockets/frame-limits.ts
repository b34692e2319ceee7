import { Inject, Injectable } from '@nestjs/common';
import { type Config, WS_CONFIG } from '../config.js';
import { closeSocket } from './close-socket.js';
import { costOf } from './frame-costs.js';
import type { PersonSocket } from './person-socket.js';
import { TokenBucket, TokenBuckets } from './token-bucket.js';

/** Who goes on after so many refusals in a row is no page of ours. */
const refusalsMax = 200;

/** How often clients may ask for something: one allowance a socket and one a person. */
@Injectable()
export class FrameLimits {
  readonly #perPerson: TokenBuckets;

  constructor(@Inject(WS_CONFIG) private readonly config: Config) {
    this.#perPerson = new TokenBuckets(config.LIMIT_PERSON_FRAMES_PER_SECOND, config.LIMIT_PERSON_FRAMES_BURST);
  }

  /** Answers what comes too often with WS_RATE_LIMITED, before any listener sees it, and closes who does not heed it. */
  guard(socket: PersonSocket): void {
    const { LIMIT_FRAMES_PER_SECOND, LIMIT_FRAMES_BURST } = this.config;
    const own = new TokenBucket(LIMIT_FRAMES_PER_SECOND, LIMIT_FRAMES_BURST, Date.now());
    let refusals = 0;
    socket.use(([event, ...args], next) => {
      const now = Date.now();
      const cost = costOf(event, args[0]);
      const ofPerson = this.#perPerson.of(socket.data.userId, now);
      if (own.take(cost, now) && ofPerson.take(cost, now)) {
        refusals = 0;
        next();
        return;
      }
      const answer = args.at(-1);
      const retryAfterSeconds = Math.max(own.secondsUntil(cost, now), ofPerson.secondsUntil(cost, now));
      if (typeof answer === 'function') answer({ error: { code: 'WS_RATE_LIMITED', retryAfterSeconds } });
      if (++refusals > refusalsMax) closeSocket(socket, 'WS_RATE_LIMITED', 10_000);
    });
  }
}
