import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { QueueAvailable } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { groupKeyOf } from '../inbox/notification.js';
import { Tell } from '../telling/tell.use-case.js';

/** There is one queue to go to. */
const QUEUE = 'queue';
/** Who was there half an hour ago has met somebody, or gone. */
const STAYS_MS = 30 * 60_000;

/** Tells people that somebody is there whom they could meet: nobody's name, for it is nobody's business yet. */
@Injectable()
export class MatchingConsumer {
  constructor(private readonly tell: Tell) {}

  @NatsSubscribe('queue.available')
  async followQueue({ userId }: QueueAvailable, { tx, time: at }: EventContext): Promise<void> {
    await this.tell.run(tx, userId, {
      kind: 'match',
      groupKey: groupKeyOf('match', QUEUE),
      subjectKind: QUEUE,
      subjectId: QUEUE,
      doings: [],
      at,
      pushedForMs: STAYS_MS,
    });
  }
}
