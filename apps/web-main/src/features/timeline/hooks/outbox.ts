import type { Failure } from '../../../platform/graphql/failure.ts';
import { EntryShelf, type ShelfStorage } from '../../../platform/outbox/entry-shelf.ts';
import { type Pending, parsePending } from './pending.ts';

const INTERRUPTED: Failure = { kind: 'refused', code: 'INTERRUPTED' };

/** Whether the page that was sending it went before an answer came. */
export const isInterrupted = ({ failure }: Pending): boolean => failure?.code === INTERRUPTED.code;

export type Written = Omit<Pending, 'writtenAt' | 'state' | 'failure'>;

/** Answers why it was not acknowledged, if it was not, or that it waits for something of its own; never throws. */
export type Deliver = (entry: Pending) => Promise<Failure | 'waits' | undefined>;

/**
 * What a person sent and the service has not acknowledged, kept on this device under their id and shown by all their
 * tabs. An entry leaves only when it was acknowledged or the person threw it away. Whoever sends an entry holds its lock,
 * which the browser frees when the page goes: so an entry that is `sending` and not locked was interrupted, and is
 * sent again with `resume`, while one that another tab is sending is left to that tab.
 */
export class Outbox {
  #pending: readonly Pending[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #shelf: EntryShelf<Pending>;
  /** Entries that this page sends. */
  readonly #sending = new Set<string>();
  /** Entries of other pages whose end this one waits for. */
  readonly #watched = new Set<string>();

  constructor(
    person: string,
    storage: ShelfStorage,
    private readonly locks: Pick<LockManager, 'request'>,
  ) {
    this.#shelf = new EntryShelf(`girok.outbox.${person}.`, storage, parsePending);
    this.refresh();
  }

  readonly all = (): readonly Pending[] => this.#pending;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Another tab may have changed what is kept: `storageKey` as in a storage event, null for everything. */
  changedElsewhere(storageKey: string | null): void {
    if (storageKey === null || this.#shelf.holds(storageKey)) this.refresh();
  }

  /** Reads again what the device keeps. */
  refresh(): void {
    this.#pending = this.#shelf.all();
    for (const entry of this.#pending) if (entry.state === 'sending') this.#watch(entry.key);
    for (const listener of this.#listeners) listener();
  }

  /** Keeps something new, which is shown from now on, and sends it. */
  async send(entry: Written, now: Date, deliver: Deliver): Promise<void> {
    this.#sending.add(entry.key);
    const pending: Pending = { ...entry, writtenAt: now.toISOString(), state: 'sending' };
    this.#put(pending);
    await this.#hold(entry.key, () => this.#deliver(pending, deliver));
  }

  /**
   * Sends again what failed; nothing when another tab has sent it or thrown it away meanwhile. `quietly` leaves what is
   * shown as it is until it is sent: for attempts that nobody asked for.
   */
  async retry(key: string, deliver: Deliver, quietly = false): Promise<void> {
    if (this.#sending.has(key)) return;
    this.#sending.add(key);
    await this.#hold(key, async () => {
      const kept = this.#shelf.get(key);
      if (kept) await this.#deliver(kept, deliver, quietly);
    });
  }

  /** Sends what a page that is gone left behind, under the key it had: if it arrived, this learns of it and makes nothing new. */
  async resume(deliver: Deliver): Promise<void> {
    await Promise.all(this.#pending.filter(isInterrupted).map(({ key }) => this.retry(key, deliver)));
  }

  /** What waits cannot go. */
  async fail(key: string, failure: Failure): Promise<void> {
    await this.locks.request(this.#shelf.keyOf(key), async () => {
      const kept = this.#shelf.get(key);
      if (kept?.state === 'waiting') this.#put({ ...kept, state: 'failed', failure });
    });
  }

  /** Takes an entry away once nobody is sending it; `first` gets it before, unless it was sent meanwhile. */
  async take(key: string, first: (entry: Pending) => void = () => {}): Promise<void> {
    await this.locks.request(this.#shelf.keyOf(key), async () => {
      const entry = this.#shelf.get(key);
      if (entry) first(entry);
      this.#remove(key);
    });
  }

  #remove(key: string): void {
    this.#shelf.remove(key);
    this.refresh();
  }

  async #deliver(entry: Pending, deliver: Deliver, quietly = false): Promise<void> {
    if (!quietly) this.#put({ ...entry, state: 'sending', failure: undefined });
    const failure = await deliver(entry);
    this.#sending.delete(entry.key);
    if (!failure) this.#remove(entry.key);
    else if (!this.#shelf.get(entry.key)) return;
    else if (failure === 'waits') this.#put({ ...entry, state: 'waiting', failure: undefined });
    else this.#put({ ...entry, state: 'failed', failure });
  }

  #put(entry: Pending): void {
    this.#shelf.put(entry);
    this.refresh();
  }

  /** Once nobody sends it any more: says that it was interrupted if it is still there as if it were under way. */
  #watch(key: string): void {
    if (this.#sending.has(key) || this.#watched.has(key)) return;
    this.#watched.add(key);
    void this.locks
      .request(this.#shelf.keyOf(key), async () => {
        const entry = this.#shelf.get(key);
        if (entry?.state === 'sending') this.#shelf.put({ ...entry, state: 'failed', failure: INTERRUPTED });
      })
      .finally(() => {
        this.#watched.delete(key);
        this.refresh();
      });
  }

  async #hold(key: string, work: () => Promise<void>): Promise<void> {
    try {
      await this.locks.request(this.#shelf.keyOf(key), work);
    } finally {
      this.#sending.delete(key);
      this.refresh();
    }
  }
}
