import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { ChannelHappening } from './channel-entry.js';
import { ChannelLogRepository } from './channel-log.repository.js';

/** A number that was just taken in a channel. */
export interface TakenNumber {
  channel: string;
  epoch: string;
  seq: number;
}

/** Notes what a channel's number stands for, in the transaction that took the number. */
@Injectable()
export class AppendToChannel {
  constructor(private readonly log: ChannelLogRepository) {}

  run(session: ClientSession, { channel, epoch, seq }: TakenNumber, happening: ChannelHappening): Promise<void> {
    const entry = { _id: `${channel}:${epoch}:${seq}`, channel, epoch, seq, at: new Date(), happening };
    return this.log.insert(entry, session);
  }
}
