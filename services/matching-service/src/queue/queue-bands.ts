import { Inject, Injectable } from '@nestjs/common';
import { type Band, MATCHING_CONFIG, type MatchingConfig } from '../config.js';

/** The bands that are open. Where only a person is known, each is asked: a person is in one of them at most. */
@Injectable()
export class QueueBands {
  readonly open: readonly Band[];

  constructor(@Inject(MATCHING_CONFIG) config: Pick<MatchingConfig, 'MATCHING_BANDS'>) {
    this.open = config.MATCHING_BANDS;
  }

  /** The first band's answer that is one. */
  async first<T>(ask: (band: Band) => Promise<T | undefined>): Promise<T | undefined> {
    for (const band of this.open) {
      const answer = await ask(band);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}
