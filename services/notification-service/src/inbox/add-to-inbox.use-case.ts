import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ActorsRepository } from './actors.repository.js';
import type { Channel } from './channel.js';
import { InboxWrites } from './inbox-writes.js';
import { KeptRepository } from './kept.repository.js';
import { type Addition, KEPT_MAX, type Kind, type NotificationView } from './notification.js';
import { NotificationsRepository } from './notifications.repository.js';
import { RemoveNotifications } from './remove-notifications.use-case.js';

/** Messages and calls add up; whoever likes again what they liked still likes it once. */
const ADDING_UP: ReadonlySet<Kind> = new Set(['message', 'call']);

/** Puts something into a person's inbox: into the unread notification of its group, or as a new one. Nothing where it is told once and was. */
@Injectable()
export class AddToInbox {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly actors: ActorsRepository,
    private readonly kept: KeptRepository,
    private readonly writes: InboxWrites,
    private readonly remove: RemoveNotifications,
  ) {}

  async run(tx: Db, channel: Channel, addition: Addition): Promise<NotificationView | undefined> {
    const { userId } = channel;
    const { groupKey, doings } = addition;
    if (addition.once && (await this.notifications.exists(tx, userId, groupKey))) return undefined;
    const unread = await this.notifications.findUnread(tx, userId, groupKey);
    const id = unread?.id ?? (await this.notifications.insert(tx, userId, addition));
    if (unread) await this.notifications.touch(tx, id, addition);
    else channel.unreadCount++;
    await this.actors.add(tx, id, doings, ADDING_UP.has(addition.kind) ? 'add' : 'set');
    const [view] = await this.notifications.views(tx, userId, [id]);
    if (!view) throw new Error('A notification vanished under its own lock');
    await this.writes.created(tx, channel, view);
    if (!unread) await this.remove.run(tx, channel, await this.kept.beyond(tx, userId, KEPT_MAX));
    return view;
  }
}
