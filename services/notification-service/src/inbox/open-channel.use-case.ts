import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Channel } from './channel.js';
import { ChannelsRepository } from './channels.repository.js';

/** Locks a person's channel until the transaction ends: what is decided under it cannot be overtaken by a block or a deletion. */
@Injectable()
export class OpenChannel {
  constructor(private readonly channels: ChannelsRepository) {}

  run(tx: Db, userId: string): Promise<Channel> {
    return this.channels.lock(tx, userId);
  }
}
