import { Injectable } from '@nestjs/common';
import { bucketOf } from './message.js';
import { MessagesRepository } from './messages.repository.js';

/** A bucket after any there is. */
const LAST_BUCKET = 100_000_000;

/**
 * The number of a room's first message at or after a moment; undefined where there is none. Its day is found by the bucket, and
 * within the day the message by halves, because a message is never older than one before it.
 */
@Injectable()
export class SeqAtTime {
  constructor(private readonly messages: MessagesRepository) {}

  async run(roomId: string, at: Date): Promise<number | undefined> {
    const bucket = bucketOf(at);
    const first = await this.messages.edge(roomId, [bucket, bucket], 'first');
    const last = first && (await this.messages.edge(roomId, [bucket, bucket], 'last'));
    if (!first || !last || last.createdAt < at) {
      return (await this.messages.edge(roomId, [bucket + 1, LAST_BUCKET], 'first'))?.seq;
    }
    let [low, high] = [first.seq, last.seq];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [message] = await this.messages.range(roomId, middle, middle);
      if (message && message.createdAt < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
