import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { AddToInbox } from '../inbox/add-to-inbox.use-case.js';
import { type Addition, KEPT_MS } from '../inbox/notification.js';
import { OpenChannel } from '../inbox/open-channel.use-case.js';
import { ReadPreferences } from '../preferences/read-preferences.query.js';
import { QueuePush } from '../push/queue-push.use-case.js';
import type { Concerned } from '../relations/wants-to-know.query.js';
import { DoingsToTell } from './doings-to-tell.query.js';

/** Something to tell a person, and who is concerned by it. */
export interface Telling extends Addition {
  /** Whose standing to the person is asked of feed-service; absent where somebody else has decided. */
  concerned?: Concerned;
}

/**
 * Tells a person of something, in the transaction of the event that told us: inbox and push as they chose, if they want to know. Nobody is told
 * of their own doing, or of what is as old as what is thrown away. Throws UnavailableError while feed-service is away.
 */
@Injectable()
export class Tell {
  constructor(
    private readonly openChannel: OpenChannel,
    private readonly doingsToTell: DoingsToTell,
    private readonly preferences: ReadPreferences,
    private readonly addToInbox: AddToInbox,
    private readonly queuePush: QueuePush,
  ) {}

  async run(tx: Db, userId: string, telling: Telling): Promise<void> {
    if (telling.at.getTime() < Date.now() - KEPT_MS) return;
    if (telling.doings.some(({ actorId }) => actorId === userId)) return;
    const preference = await this.preferences.of(tx, userId, telling.kind);
    if (!preference.inbox && !preference.push) return;
    // Asked under the lock: a block that comes after the answer waits for it, and then finds what to take out.
    const channel = await this.openChannel.run(tx, userId);
    const doings = await this.doingsToTell.run(tx, userId, telling);
    if (!doings) return;
    const addition = { ...telling, doings };
    const added = preference.inbox ? await this.addToInbox.run(tx, channel, addition) : undefined;
    if (preference.push && (added || !preference.inbox)) await this.queuePush.run(tx, userId, addition, added);
  }
}
