import { Database, logger, meter, UnavailableError } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import type { Db, MediaDatabase } from '../database.js';
import { MaySee } from '../delivery/may-see.query.js';
import { DeleteMedia } from '../library/delete-media.use-case.js';
import { purposesOf, type Shower } from '../library/media.policy.js';
import { AttachmentsRepository, type Unconfirmed } from './attachments.repository.js';

/** The key of the advisory lock by which one process collects at a time. */
const LOCK = [0x6d656469, 1] as const;
const BATCH = 200;
/** What nothing was ever bound to goes without asking anybody: more of it a round than people can make between two. */
const UNATTACHED_BATCH = 5000;

/** Each in a batch of its own: what cannot be asked of one keeps nothing of another's. */
const SHOWERS: readonly Shower[] = ['feed-service', 'personal-service', 'chat-service'];

const collected = meter.createCounter('media.collected');

/** Deletes what nothing came to show within a day: uploads that never became whole, and what no post, profile or message took. */
@Injectable()
export class CollectOrphans {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly attachments: AttachmentsRepository,
    private readonly deleteMedia: DeleteMedia,
    private readonly maySee: MaySee,
  ) {}

  /** Whether it was this process's turn. */
  async run(): Promise<boolean> {
    const before = new Date(Date.now() - this.config.MEDIA_COLLECT_AFTER_SECONDS * 1000);
    const unconfirmed: Unconfirmed[] = [];
    for (const shower of SHOWERS) unconfirmed.push(...(await this.#gone(shower, before)));
    return this.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        mine: boolean;
      }>`select pg_try_advisory_xact_lock(${LOCK[0]}, ${LOCK[1]}) as mine`.execute(tx);
      if (!rows[0]?.mine) return false;
      const unattached = await this.#deleteUnattached(tx, before);
      const ids = unconfirmed.map(({ id }) => id);
      const forgotten =
        ids.length === 0
          ? 0
          : await this.deleteMedia.run(tx, (where) =>
              // Bound again meanwhile: what shows it may be written at this moment.
              where.and([where('id', 'in', ids), where('confirmed_at', 'is', null), where('attached_at', '<', before)]),
            );
      collected.add(unattached + forgotten);
      return true;
    });
  }

  #deleteUnattached(tx: Db, before: Date): Promise<number> {
    return this.deleteMedia.run(
      tx,
      (where) => where.and([where('subject_id', 'is', null), where('created_at', '<', before)]),
      UNATTACHED_BATCH,
    );
  }

  /** Those whose post or message is not there. The event may only be late: what shows its picture keeps it. */
  async #gone(shower: Shower, before: Date): Promise<Unconfirmed[]> {
    const gone: Unconfirmed[] = [];
    const purposes = purposesOf(shower);
    for (const medium of await this.attachments.unconfirmed(this.db, purposes, before, BATCH)) {
      try {
        const shown = await this.maySee.run(medium, medium.ownerId);
        if (shown) await this.attachments.confirm(this.db, { ...medium, purposes }, [medium.id]);
        else gone.push(medium);
      } catch (error) {
        if (!(error instanceof UnavailableError)) throw error;
        logger.warn({ err: error }, 'Whether pictures are shown cannot be asked; they stay for now');
        return gone;
      }
    }
    return gone;
  }
}
