import { Injectable } from '@nestjs/common';
import type { Message } from './message.js';
import { MessagesRepository } from './messages.repository.js';

/** Messages by id, whoever asks, tombstones too; one query. In no particular order. */
@Injectable()
export class FindMessages {
  constructor(private readonly messages: MessagesRepository) {}

  run(ids: readonly string[]): Promise<Message[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.messages.findMany(ids);
  }
}
