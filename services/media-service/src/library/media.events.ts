import { PgOutbox } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';

interface Told {
  id: string;
  ownerId: string;
}

/** What media tell the rest of the system, and the workers here: each in the transaction of what it tells. */
@Injectable()
export class MediaEvents {
  constructor(private readonly outbox: PgOutbox) {}

  /** All bytes are stored. */
  async uploaded(tx: Db, medium: Told): Promise<void> {
    await this.#add(tx, 'media.uploaded', medium);
  }

  async ready(tx: Db, medium: Told): Promise<void> {
    await this.#add(tx, 'media.ready', medium);
  }

  async refused(tx: Db, { id, ownerId }: Told, code: string): Promise<void> {
    const data = { mediaId: id, ownerId, code, timestamp: new Date() };
    await this.outbox.add(tx as never, 'media.refused', { aggregateId: id, data });
  }

  async deleted(tx: Db, medium: Told): Promise<void> {
    await this.#add(tx, 'media.deleted', medium);
  }

  async #add(tx: Db, type: 'media.uploaded' | 'media.ready' | 'media.deleted', { id, ownerId }: Told): Promise<void> {
    const data = { mediaId: id, ownerId, timestamp: new Date() };
    await this.outbox.add(tx as never, type, { aggregateId: id, data });
  }
}
