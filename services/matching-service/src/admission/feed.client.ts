import { GrpcClientFactory } from '@my-girok/nest-common';
import { FeedServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { MATCHING_CONFIG, type MatchingConfig } from '../config.js';

const DEADLINE_MS = 3000;
const PAGE = 1000;

/** Asks feed-service, which owns blocks. */
@Injectable()
export class FeedClient {
  readonly #feed: FeedServiceClient;

  constructor(@Inject(MATCHING_CONFIG) config: MatchingConfig, factory: GrpcClientFactory) {
    this.#feed = factory.create(FeedServiceClient, {
      address: config.FEED_GRPC_ADDRESS,
      target: 'feed-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['listBlockedWith', 'batchGetRelations'],
    });
  }

  /** Everybody with whom a person has a block, either way; `max` + 1 or more where there are more than `max`. Throws UnavailableError. */
  async blockedWith(userId: string, max: number): Promise<string[]> {
    const found: string[] = [];
    for (let afterId = ''; ; ) {
      const page = await this.#feed.listBlockedWith({ userId, limit: PAGE, afterId });
      found.push(...page.userIds);
      afterId = page.userIds.at(-1) ?? '';
      if (!page.hasMore || afterId === '' || found.length > max) return found;
    }
  }

  /** Who of at most 200 others has a block with a person, either way. Throws UnavailableError. */
  async blockedAmong(userId: string, otherIds: readonly string[]): Promise<Set<string>> {
    const { relations } = await this.#feed.batchGetRelations({ userId, otherIds: [...otherIds] });
    return new Set(relations.filter(({ blocked }) => blocked).map(({ otherId }) => otherId));
  }
}
