export type Step = 'join' | 'leave' | 'accept' | 'skip' | 'end';

/**
 * What is being asked of the queue. The same is not asked twice at a time; another step never waits for it, or is dropped: what a step leads
 * to can be on the screen before its answer has come, and the gateway answers in the order in which it was asked.
 */
export class AskedSteps {
  readonly #asked = new Set<Step>();

  /** `onChange` is told the latest that is not answered yet. */
  constructor(private readonly onChange: (latest: Step | undefined) => void) {}

  async run(step: Step, ask: () => Promise<void>): Promise<void> {
    if (this.#asked.has(step)) return;
    this.#asked.add(step);
    this.#tell();
    try {
      await ask();
    } finally {
      this.#asked.delete(step);
      this.#tell();
    }
  }

  #tell(): void {
    this.onChange([...this.#asked].at(-1));
  }
}
