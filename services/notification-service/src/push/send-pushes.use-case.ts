import { Database, logger, meter, UnavailableError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { DeliverPush } from './deliver-push.use-case.js';
import { NamesClient } from './names.client.js';
import type { PushJob } from './push-job.js';
import { PushJobsRepository } from './push-jobs.repository.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

const AT_ONCE = 20;
/** Longer than a delivery can take: a process that died gives its work back after it. */
const CLAIM_MS = 60_000;
const NAMES_AWAY_MS = 5000;

const waiting = meter.createCounter('push.put_off');

/** Sends some of what is due to be pushed; how many that were. Safe to run in several processes. */
@Injectable()
export class SendPushes {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly jobs: PushJobsRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly names: NamesClient,
    private readonly deliver: DeliverPush,
  ) {}

  async run(): Promise<number> {
    const now = Date.now();
    const jobs = await this.jobs.claim(this.db, new Date(now), new Date(now + CLAIM_MS), AT_ONCE);
    if (jobs.length === 0) return 0;
    const names = await this.#names(jobs);
    if (!names) return jobs.length;
    const subscriptions = await this.subscriptions.find(
      this.db,
      jobs.map(({ subscriptionId }) => subscriptionId),
    );
    const byId = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
    await Promise.all(jobs.map((job) => this.deliver.run(job, byId.get(job.subscriptionId), names)));
    return jobs.length;
  }

  /** While nobody can tell them, everything waits, and no attempt counts. */
  async #names(jobs: readonly PushJob[]): Promise<Map<string, string> | undefined> {
    try {
      return await this.names.names([...new Set(jobs.flatMap(({ actorIds }) => actorIds))]);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      logger.warn({ err: error }, 'Names cannot be asked; pushes wait');
      waiting.add(jobs.length);
      const dueAt = new Date(Date.now() + NAMES_AWAY_MS);
      for (const job of jobs) await this.jobs.putOff(this.db, job, dueAt, false);
      return undefined;
    }
  }
}
