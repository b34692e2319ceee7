import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { UserBlocked, UserUnblocked } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { NoteBlock } from './note-block.use-case.js';

@Injectable()
export class ReachConsumer {
  constructor(private readonly noteBlock: NoteBlock) {}

  // One consumer for both: a blocker's blocks and unblocks stay in order.
  @NatsSubscribe(['user.blocked', 'user.unblocked'], { transactional: false })
  async followBlocks({ blockerId, blockedId }: UserBlocked | UserUnblocked, { type }: EventContext): Promise<void> {
    await this.noteBlock.run(blockerId, blockedId, type === 'user.blocked');
  }
}
