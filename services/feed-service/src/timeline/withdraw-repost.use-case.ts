import { Injectable } from '@nestjs/common';
import { StartFanOut } from './start-fan-out.use-case.js';
import { repostEntry } from './timeline.js';

/** Takes a repost that is about to go out of its reposter's followers' timelines. Until then readers skip it. */
@Injectable()
export class WithdrawRepost {
  constructor(private readonly startFanOut: StartFanOut) {}

  run(repost: Parameters<typeof repostEntry>[0]): Promise<void> {
    return this.startFanOut.run('withdraw', repostEntry(repost));
  }
}
