import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ChannelsRepository } from './channels.repository.js';
import { KeptRepository } from './kept.repository.js';
import { RemoveNotifications } from './remove-notifications.use-case.js';

/** Removes what told of something that is gone, from everybody who was told. */
@Injectable()
export class RemoveTold {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly kept: KeptRepository,
    private readonly remove: RemoveNotifications,
  ) {}

  /** Of a post, and of everything on it. */
  async ofPost(tx: Db, postId: string): Promise<void> {
    for (const userId of await this.kept.peopleToldOfPost(tx, postId)) {
      await this.#remove(tx, userId, () => this.kept.ofPost(tx, userId, postId));
    }
  }

  async ofComment(tx: Db, commentId: string): Promise<void> {
    for (const userId of await this.kept.peopleToldOfComment(tx, commentId)) {
      await this.#remove(tx, userId, () => this.kept.ofComment(tx, userId, commentId));
    }
  }

  /** From a person who is not in the room any more. */
  async ofRoom(tx: Db, userId: string, roomId: string): Promise<void> {
    await this.#remove(tx, userId, () => this.kept.ofRoom(tx, userId, roomId));
  }

  async #remove(tx: Db, userId: string, find: () => Promise<string[]>): Promise<void> {
    const channel = await this.channels.lock(tx, userId);
    await this.remove.run(tx, channel, await find());
  }
}
