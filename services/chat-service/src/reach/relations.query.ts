import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { FeedRelationsClient } from './feed-relations.client.js';
import type { Relation } from './relation.js';

/** How others stand to a person now, by feed-service's word: one call for 200 of them. Throws UnavailableError while it is away. */
@Injectable()
export class Relations {
  constructor(private readonly feed: FeedRelationsClient) {}

  /** Everybody asked for is in the answer. */
  async run(userId: string, otherIds: readonly string[]): Promise<Map<string, Relation>> {
    const chunks: string[][] = [];
    for (let i = 0; i < otherIds.length; i += LIMITS.batchMax) chunks.push(otherIds.slice(i, i + LIMITS.batchMax));
    const found = (await Promise.all(chunks.map((ids) => this.feed.relations(userId, ids)))).flat();
    const known = new Map(found.map((relation) => [relation.otherId, relation]));
    return new Map(otherIds.map((id) => [id, known.get(id) ?? { otherId: id, blocked: false, followsUser: false }]));
  }
}
