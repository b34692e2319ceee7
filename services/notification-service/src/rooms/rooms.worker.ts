import { Database } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { NotificationDatabase } from '../database.js';
import { Repeating } from '../repeating.js';
import { RoomMarkersRepository } from './room-markers.repository.js';
import { TellOfMessages } from './tell-of-messages.use-case.js';

const LOOK_MS = 1000;
const FORGET_MS = 3_600_000;
/** A day longer than messages can still come: their stream keeps them for 72 hours. */
const REMEMBERED_MS = 4 * 86_400_000;

/** Looks every second for messages that waited long enough. */
@Injectable()
export class RoomsWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #looking: Repeating[] = [];
  #stopping = false;

  constructor(
    @Database() private readonly db: Kysely<NotificationDatabase>,
    private readonly tellOfMessages: TellOfMessages,
    private readonly markers: RoomMarkersRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.#looking = [
      new Repeating('Telling of messages', LOOK_MS, () => this.#tell()),
      new Repeating('Forgetting old markers', FORGET_MS, () =>
        this.markers.forget(this.db, new Date(Date.now() - REMEMBERED_MS)),
      ),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#looking.map((each) => each.stop()));
  }

  async #tell(): Promise<void> {
    while (!this.#stopping && (await this.tellOfMessages.next()));
  }
}
