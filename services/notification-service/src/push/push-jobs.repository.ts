import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { Db, PushJobsTable } from '../database.js';
import type { PushJob } from './push-job.js';

type NewJob = Omit<PushJob, 'id' | 'version' | 'attempts'>;

/** Queries on what is to be pushed. */
@Injectable()
export class PushJobsRepository {
  /** Each takes the place of one of its group that waits for the same browser. */
  async add(tx: Db, jobs: readonly NewJob[]): Promise<void> {
    const now = new Date();
    await tx
      .insertInto('push_jobs')
      .values(
        jobs.map((job) => ({
          id: uuidv7(),
          subscription_id: job.subscriptionId,
          group_key: job.groupKey,
          notification_id: job.notificationId,
          kind: job.kind,
          subject_id: job.subjectId,
          post_id: job.postId,
          detail: job.detail,
          actor_ids: job.actorIds,
          actor_count: job.actorCount,
          count: job.count,
          version: uuidv7(),
          attempts: 0,
          due_at: now,
          expires_at: job.expiresAt,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['subscription_id', 'group_key']).doUpdateSet(({ ref }) => ({
          notification_id: ref('excluded.notification_id'),
          post_id: ref('excluded.post_id'),
          detail: ref('excluded.detail'),
          actor_ids: ref('excluded.actor_ids'),
          actor_count: ref('excluded.actor_count'),
          count: ref('excluded.count'),
          version: ref('excluded.version'),
          attempts: ref('excluded.attempts'),
          due_at: ref('excluded.due_at'),
          expires_at: ref('excluded.expires_at'),
        })),
      )
      .execute();
  }

  /** Takes some that are due: nobody else takes them until `until`, or ever, if they are settled before. */
  async claim(db: Db, now: Date, until: Date, limit: number): Promise<PushJob[]> {
    const rows = await db
      .updateTable('push_jobs')
      .set({ due_at: until, attempts: sql`attempts + 1` })
      .where('id', 'in', (due) =>
        due
          .selectFrom('push_jobs')
          .select('id')
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .returningAll()
      .execute();
    return rows.map(toJob);
  }

  /** Done with, unless something newer has taken its place. */
  async remove(db: Db, { id, version }: PushJob): Promise<void> {
    await db.deleteFrom('push_jobs').where('id', '=', id).where('version', '=', version).execute();
  }

  /** To be tried again; `counted` says whether this attempt counts. */
  async putOff(db: Db, { id, version }: PushJob, dueAt: Date, counted: boolean): Promise<void> {
    await db
      .updateTable('push_jobs')
      .set({ due_at: dueAt, ...(!counted && { attempts: sql`greatest(0, attempts - 1)` }) })
      .where('id', '=', id)
      .where('version', '=', version)
      .execute();
  }
}

function toJob(row: Selectable<PushJobsTable>): PushJob {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    groupKey: row.group_key,
    notificationId: row.notification_id,
    kind: row.kind,
    subjectId: row.subject_id,
    postId: row.post_id,
    detail: row.detail,
    actorIds: row.actor_ids,
    actorCount: row.actor_count,
    count: row.count,
    version: row.version,
    attempts: row.attempts,
    expiresAt: row.expires_at,
  };
}
