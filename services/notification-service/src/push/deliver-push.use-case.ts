import { Database, logger, meter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { Unread } from '../inbox/unread.query.js';
import { ATTEMPTS_MAX, backOffMs, type PushJob } from './push-job.js';
import { PushJobsRepository } from './push-jobs.repository.js';
import { type Outcome, PushServiceClient } from './push-service.client.js';
import { type StoredSubscription, SubscriptionsRepository } from './subscriptions.repository.js';
import { placeOf, wordingOf } from './wording.js';

const delivered = meter.createCounter('push.delivered');

/** Pushes one thing to one browser, and decides what becomes of it. What was read or disappeared meanwhile is not pushed. */
@Injectable()
export class DeliverPush {
  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly jobs: PushJobsRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly unread: Unread,
    private readonly service: PushServiceClient,
  ) {}

  async run(
    job: PushJob,
    subscription: StoredSubscription | undefined,
    names: ReadonlyMap<string, string>,
  ): Promise<void> {
    const payload = subscription && (await this.#payload(job, subscription, names));
    if (!payload) return this.jobs.remove(this.db, job);
    const outcome = await this.service.send(subscription, job, payload);
    delivered.add(1, { outcome: outcome.kind, kind: job.kind });
    await this.#settle(job, outcome);
  }

  /** Undefined where there is nothing to push any more. */
  async #payload(
    job: PushJob,
    { userId, locale }: StoredSubscription,
    names: ReadonlyMap<string, string>,
  ): Promise<string | undefined> {
    if (job.expiresAt <= new Date()) return undefined;
    if (job.notificationId && !(await this.unread.isUnread(userId, job.notificationId))) return undefined;
    const name = job.actorIds.map((id) => names.get(id)).find((each) => each !== undefined);
    if (name === undefined && job.actorIds.length > 0) return undefined;
    const wording = wordingOf(job, name ?? '', locale);
    const { kind, groupKey: tag, notificationId } = job;
    return JSON.stringify({ kind, ...wording, url: placeOf(job), tag, lang: locale, notificationId });
  }

  async #settle(job: PushJob, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'sent') return this.jobs.remove(this.db, job);
    if (outcome.kind === 'gone') return this.subscriptions.remove(this.db, job.subscriptionId);
    if (outcome.kind === 'refused' || job.attempts >= ATTEMPTS_MAX) {
      logger.warn({ outcome, kind: job.kind, attempts: job.attempts }, 'A push is given up');
      return this.jobs.remove(this.db, job);
    }
    const dueAt = new Date(Date.now() + backOffMs(job.attempts, outcome.retryAfterSeconds));
    await this.jobs.putOff(this.db, job, dueAt, true);
  }
}
