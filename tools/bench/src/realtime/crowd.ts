import { setTimeout as sleep } from 'node:timers/promises';
import type { Account, Guest, Jitter, Journey, Speech } from './people-process.ts';
import type { Platform } from './platform.ts';
import { Worker } from './worker.ts';

const pollMs = 200;

/** Many people's pages in a few processes, those of one list spread over them in turn. */
export class Crowd {
  private readonly workers: Worker[];

  constructor(processes: number) {
    this.workers = Array.from({ length: processes }, () => Worker.start('./people-process.ts'));
  }

  /** Resolves when all hear their rooms. */
  async enter(platform: Platform, guests: readonly Guest[]): Promise<void> {
    const lists = this.workers.map((_, index) => guests.filter((_, guest) => guest % this.workers.length === index));
    const { valkeyUrl } = platform;
    await Promise.all(this.workers.map((worker, index) => worker.ask('enter', { list: lists[index], valkeyUrl })));
  }

  /** Cuts the lines of all but the first guests, from now on until `calm`. */
  async jitter(jitter: Jitter, from: number): Promise<void> {
    const { length } = this.workers;
    await Promise.all(
      this.workers.map((worker, index) => {
        const own = Math.floor(from / length) + (index < from % length ? 1 : 0);
        return worker.ask('jitter', { ...jitter, from: own });
      }),
    );
  }

  async calm(): Promise<void> {
    await this.all('calm');
  }

  speak({ guest, ...speech }: Speech): Promise<Journey[]> {
    const { length } = this.workers;
    const worker = this.workers[guest % length] as Worker;
    return worker.ask('speak', { ...speech, guest: Math.floor(guest / length) });
  }

  async deliveries(): Promise<Map<string, number>> {
    const maps = await this.all<Map<string, number>>('deliveries');
    return new Map(maps.flatMap((map) => [...map]));
  }

  async accounts(): Promise<Account[]> {
    return (await this.all<Account[]>('accounts')).flat();
  }

  /** Messages that each plain reader was told. */
  async counts(): Promise<number[]> {
    return (await this.all<number[]>('counts')).flat();
  }

  /** Since when each is connected, on the shared clock; in no order. */
  async live(): Promise<(number | null)[]> {
    return (await this.all<(number | null)[]>('live')).flat();
  }

  /** Until so many messages were told to all together, or none came for so long. */
  async untilTold(expected: number, quietMs: number): Promise<void> {
    for (let before = -1, since = Date.now(); ; await sleep(pollMs)) {
      const told = (await this.all<number>('told')).reduce((sum, each) => sum + each, 0);
      if (told >= expected) return;
      if (told !== before) [before, since] = [told, Date.now()];
      else if (Date.now() - since > quietMs) return;
    }
  }

  async leave(): Promise<void> {
    await this.all('leave');
  }

  stop(): void {
    for (const worker of this.workers) worker.stop();
  }

  private all<Value>(method: string): Promise<Value[]> {
    return Promise.all(this.workers.map((worker) => worker.ask<Value>(method)));
  }
}
