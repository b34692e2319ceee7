import { Injectable } from '@nestjs/common';
import { FeedClient } from './feed.client.js';

export interface Concerned {
  /** Whose doing it is, and on whose ground it happened. */
  others: readonly string[];
  /** Whom the person must follow to see it. */
  mustFollow?: string;
}

/** Whether somebody wants to know of what others did: no block between them, nobody muted. Throws UnavailableError when that cannot be known. */
@Injectable()
export class WantsToKnow {
  constructor(private readonly feed: FeedClient) {}

  async run(userId: string, { others, mustFollow }: Concerned): Promise<boolean> {
    const otherIds = [...new Set(others)].filter((id) => id !== userId);
    if (otherIds.length === 0) return true;
    const relations = await this.feed.relations(userId, otherIds);
    if (relations.some((relation) => relation.blocked || relation.mutedByUser)) return false;
    return (
      mustFollow === undefined ||
      relations.some((relation) => relation.otherId === mustFollow && relation.followedByUser)
    );
  }
}
