import { Database, PgOutbox } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { FindWaiting, type WaitingPerson } from '../queue/find-waiting.query.js';
import { FindCompany } from './find-company.query.js';
import { WAITED_MS, type Watch } from './watch.js';
import { WatchesRepository } from './watches.repository.js';

const AT_ONCE = 50;
const LOOKED_AT = 200;
/** A watcher for whom nobody was there is looked at again after so long. */
const AGAIN_MS = 10_000;

/** Tells watchers that somebody is there whom they could meet: `queue.available`, at most once an hour. Safe in several processes at once. */
@Injectable()
export class TellWatchers {
  constructor(
    @Database() private readonly db: Db,
    private readonly watches: WatchesRepository,
    private readonly findWaiting: FindWaiting,
    private readonly findCompany: FindCompany,
    private readonly outbox: PgOutbox,
  ) {}

  async run(now = new Date(), waitedMs = WAITED_MS): Promise<void> {
    const watches = await this.watches.claim(this.db, now, AGAIN_MS, AT_ONCE);
    const waiting = new Map<string, WaitingPerson[]>();
    for (const watch of watches) {
      const { band } = watch;
      const people = waiting.get(band) ?? (await this.findWaiting.run(band, waitedMs, LOOKED_AT));
      waiting.set(band, people);
      if (await this.findCompany.run(watch, people)) await this.#tell(watch, now);
    }
  }

  async #tell({ userId }: Watch, now: Date): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      if (!(await this.watches.told(tx, userId, now))) return;
      await this.outbox.add(tx, 'queue.available', { aggregateId: userId, data: { userId, timestamp: now } });
    });
  }
}
