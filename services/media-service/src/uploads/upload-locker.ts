import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import { Kysely } from 'kysely';
import type { MediaDatabase } from '../database.js';
import { UPLOADS } from '../storage/object-keys.js';
import { UploadsRepository } from './uploads.repository.js';

/** How long the lock of a process that was killed keeps others out. */
const LIFE_MS = 4000;
const KEEP_EVERY_MS = 500;
const WAIT_MS = 15_000;
const LOOK_EVERY_MS = 100;

/**
 * One request at a time writes an upload, whichever process it came to. Who waits asks the holder to let go: it is most often
 * the same client, whose connection broke without the holder's noticing.
 */
@Injectable()
export class UploadLocker implements Locker {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly uploads: UploadsRepository,
  ) {}

  newLock(key: string): Lock {
    return new UploadLock(this.db, this.uploads, key.slice(UPLOADS.length));
  }
}

class UploadLock implements Lock {
  readonly #holder = randomUUID();
  #keeping?: NodeJS.Timeout;

  constructor(
    private readonly db: Kysely<MediaDatabase>,
    private readonly uploads: UploadsRepository,
    private readonly uploadId: string,
  ) {}

  async lock(signal: AbortSignal, cancel: RequestRelease): Promise<void> {
    const until = Date.now() + WAIT_MS;
    while (!(await this.uploads.lock(this.db, this.uploadId, this.#holder, LIFE_MS))) {
      if (signal.aborted || Date.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT;
      await sleep(LOOK_EVERY_MS);
    }
    this.#keeping = setInterval(() => void this.#keep(cancel), KEEP_EVERY_MS);
  }

  async unlock(): Promise<void> {
    clearInterval(this.#keeping);
    // A lock that cannot be given back runs out.
    await this.uploads
      .unlock(this.db, this.uploadId, this.#holder)
      .catch((error: unknown) => logger.warn({ err: error }, 'An upload stays locked for a moment'));
  }

  async #keep(cancel: RequestRelease): Promise<void> {
    const wanted = await this.uploads.keepLock(this.db, this.uploadId, this.#holder, LIFE_MS).catch(() => false);
    if (wanted) await cancel();
  }
}
