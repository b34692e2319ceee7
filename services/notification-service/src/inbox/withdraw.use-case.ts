import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ActorsRepository } from './actors.repository.js';
import { ChannelsRepository } from './channels.repository.js';
import { InboxWrites } from './inbox-writes.js';
import { NotificationsRepository } from './notifications.repository.js';
import { RemoveNotifications } from './remove-notifications.use-case.js';

/** Takes somebody's doing out of what a person was told, of one group or of all. A notification of nobody else disappears. */
@Injectable()
export class Withdraw {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly actors: ActorsRepository,
    private readonly notifications: NotificationsRepository,
    private readonly writes: InboxWrites,
    private readonly remove: RemoveNotifications,
  ) {}

  /** Whether there was anything of theirs. */
  async run(tx: Db, userId: string, actorId: string, groupKey?: string): Promise<boolean> {
    const channel = await this.channels.lock(tx, userId);
    const { left, emptied } = await this.actors.takeOut(tx, userId, actorId, groupKey);
    await this.remove.run(tx, channel, emptied);
    for (const view of await this.notifications.views(tx, userId, left)) await this.writes.created(tx, channel, view);
    return left.length + emptied.length > 0;
  }
}
