import { Valkey } from '@my-girok/nest-common';
import { MATCH_LANGUAGES } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import { type Criteria, STRICTNESSES } from './criteria.js';
import { prefixOf, WAITS } from './scripts.js';

const FRESH_MS = 3000;
/** Fewer are no ground to promise anything. */
const SAMPLES_MIN = 10;

/** How long those waited who were matched lately, by first language and strictness. Looked up anew every few seconds. */
@Injectable()
export class ExpectedWaits {
  readonly #known = new Map<Band, { at: number; seconds: Promise<ReadonlyMap<string, number>> }>();

  constructor(private readonly valkey: Valkey) {}

  /** What to expect in a band; null for criteria of which too little is known. Valkey's being away only means that. */
  async of(band: Band): Promise<(criteria: Criteria) => number | null> {
    let known = this.#known.get(band);
    // Only how often is asked goes by this node's clock.
    if (!known || performance.now() - known.at > FRESH_MS) {
      known = { at: performance.now(), seconds: this.#read(band).catch(() => new Map()) };
      this.#known.set(band, known);
    }
    const seconds = await known.seconds;
    return ({ languages, strictness }) => seconds.get(`${languages[0]} ${strictness}`) ?? null;
  }

  async #read(band: Band): Promise<ReadonlyMap<string, number>> {
    const kinds = MATCH_LANGUAGES.flatMap((language, l) =>
      STRICTNESSES.map((strictness, s) => ({
        name: `${language} ${strictness}`,
        key: `${prefixOf(band)}w${String.fromCharCode(48 + l, 48 + s)}`,
      })),
    );
    const pipeline = this.valkey.pipeline();
    for (const { key } of kinds) pipeline.lrange(key, 0, WAITS - 1);
    const answers = (await pipeline.exec()) ?? [];
    const found = new Map<string, number>();
    for (const [at, { name }] of kinds.entries()) {
      const waits = ((answers[at]?.[1] ?? []) as string[]).map(Number).sort((a, b) => a - b);
      const median = waits[Math.floor(waits.length / 2)];
      if (waits.length >= SAMPLES_MIN && median !== undefined) found.set(name, median);
    }
    return found;
  }
}
