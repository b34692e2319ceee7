import { Injectable } from '@nestjs/common';
import { ChannelLogRepository } from './channel-log.repository.js';

/** Forgets what happened in a channel that nobody may hear any more. Safe to repeat. */
@Injectable()
export class ForgetChannel {
  constructor(private readonly log: ChannelLogRepository) {}

  run(channel: string, epoch: string): Promise<void> {
    return this.log.deleteOf(channel, epoch);
  }
}
