import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { postEntry, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

/** Takes a deleted post from its author's own timeline, in the deletion's transaction. */
@Injectable()
export class RemoveOwnEntry {
  constructor(private readonly timelines: TimelinesRepository) {}

  run({ postId, authorId }: { postId: string; authorId: string }, session: ClientSession): Promise<void> {
    return this.timelines.removeFromMany([authorId], writeEntry(postEntry(postId, authorId)), session);
  }
}
