import type { UploadedMediaQuery } from '../../gen/graphql.ts';

export type Medium = Omit<NonNullable<UploadedMediaQuery['media']>[number], '__typename'>;

const SOON_MS = 400;
const LATEST_MS = 5_000;
const GROWTH = 1.5;
/** As many as one question may name. */
const ASKED_MAX = 100;

/** Asks what has become of uploads until each is ready or refused: soon at first, then less and less often. */
export class MediaWatch {
  #ids: readonly string[] = [];
  #wait = SOON_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ask: (ids: readonly string[]) => Promise<readonly Medium[]>,
    /** Told of each at every answer; without a medium when the service does not know it. */
    private readonly tell: (medium: Medium | undefined, id: string) => void,
  ) {}

  /** What to ask about from now on. */
  watch(ids: readonly string[]): void {
    const isNew = ids.some((id) => !this.#ids.includes(id));
    this.#ids = ids;
    if (isNew) this.#wait = SOON_MS;
    if (isNew || this.#timer === undefined) this.#schedule();
  }

  stop(): void {
    this.#ids = [];
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#ids.length > 0 ? setTimeout(() => void this.#look(), this.#wait) : undefined;
  }

  async #look(): Promise<void> {
    const asked = this.#ids.slice(0, ASKED_MAX);
    this.#wait = Math.min(LATEST_MS, this.#wait * GROWTH);
    try {
      const media = await this.ask(asked);
      for (const id of asked) {
        const medium = media.find((each) => each.id === id);
        if (medium?.state === 'READY' || medium?.state === 'REFUSED' || !medium || medium.state === 'UPLOADING')
          this.#ids = this.#ids.filter((each) => each !== id);
        this.tell(medium, id);
      }
    } catch {
      // The service is away: asked again later.
    }
    this.#schedule();
  }
}
