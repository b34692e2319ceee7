import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { IsNews } from '../inbox/is-news.query.js';
import { type Addition, type NotificationView, SHOWN_ACTORS } from '../inbox/notification.js';
import { DELIVERY } from './push-job.js';
import { PushJobsRepository } from './push-jobs.repository.js';
import { PushKeys } from './push-keys.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** What is older rings no device: events that are read late, or again, are no news. */
const NEWS_MS = 3_600_000;

/** Leaves word to be pushed to all of a person's browsers, in the transaction of what it tells. A worker sends it. */
@Injectable()
export class QueuePush {
  constructor(
    private readonly keys: PushKeys,
    private readonly isNews: IsNews,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly jobs: PushJobsRepository,
  ) {}

  /** `view` is how the inbox shows it; absent where it is pushed only. */
  async run(tx: Db, userId: string, addition: Addition, view?: NotificationView): Promise<void> {
    const now = Date.now();
    const { pushedForMs = NEWS_MS } = addition;
    if (!this.keys.details || addition.at.getTime() < now - Math.min(NEWS_MS, pushedForMs)) return;
    const subscriptions = await this.subscriptions.of(tx, userId);
    if (subscriptions.length === 0 || !(await this.isNews.run(tx, userId, addition))) return;
    const { kind, groupKey, subjectId, postId = '', detail = '', doings } = addition;
    const { actorIds, actorCount, count } = view ?? {
      actorIds: doings.map(({ actorId }) => actorId).slice(0, SHOWN_ACTORS),
      actorCount: doings.length,
      count: Math.max(
        1,
        doings.reduce((sum, { items }) => sum + items, 0),
      ),
    };
    const expiresAt = new Date(
      now + Math.min(DELIVERY[kind].ttl * 1000, addition.pushedForMs ?? Number.POSITIVE_INFINITY),
    );
    const told = { groupKey, notificationId: view?.id ?? null, kind, subjectId, postId, detail };
    await this.jobs.add(
      tx,
      subscriptions.map(({ id }) => ({ subscriptionId: id, ...told, actorIds, actorCount, count, expiresAt })),
    );
  }
}
