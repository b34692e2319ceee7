import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { postEntry, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

/** Puts a new post into its author's own timeline, in the post's transaction: authors see their post at once. */
@Injectable()
export class AddOwnEntry {
  constructor(private readonly timelines: TimelinesRepository) {}

  run({ postId, authorId }: { postId: string; authorId: string }, session: ClientSession): Promise<void> {
    return this.timelines.addOwn(authorId, writeEntry(postEntry(postId, authorId)), session);
  }
}
