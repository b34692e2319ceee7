export interface GatheredBounds {
  /** Keys in one question. */
  readonly atOnce: number;
  /** Questions at the same time. */
  readonly underWay: number;
}

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Asks for one thing at once, and for what comes while questions are under way in one question more. */
export class Gathered<Key, Answer> {
  readonly #waiting = new Map<Key, Waiting<Answer>[]>();
  #underWay = 0;

  /** `ask` answers what it has; who is not in the answer is told so by an error. */
  constructor(
    private readonly bounds: GatheredBounds,
    private readonly question: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>,
  ) {}

  ask(key: Key): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(key) ?? [];
      waiting.push({ resolve, reject });
      this.#waiting.set(key, waiting);
      // What is asked for in the same turn goes together.
      queueMicrotask(() => this.#pump());
    });
  }

  #pump(): void {
    while (this.#underWay < this.bounds.underWay && this.#waiting.size > 0) {
      const batch = [...this.#waiting].slice(0, this.bounds.atOnce);
      for (const [key] of batch) this.#waiting.delete(key);
      this.#underWay += 1;
      void this.#answer(new Map(batch)).finally(() => {
        this.#underWay -= 1;
        this.#pump();
      });
    }
  }

  async #answer(batch: ReadonlyMap<Key, Waiting<Answer>[]>): Promise<void> {
    try {
      const answers = await this.question([...batch.keys()]);
      for (const [key, waiting] of batch) {
        const answer = answers.get(key);
        for (const each of waiting)
          if (answer === undefined) each.reject(new Error('The answer lacks what was asked for'));
          else each.resolve(answer);
      }
    } catch (error) {
      for (const waiting of batch.values()) for (const { reject } of waiting) reject(error);
    }
  }
}
