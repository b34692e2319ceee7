import type { GrpcClientFactory } from '@my-girok/nest-common';
import { FeedServiceClient } from '@my-girok/proto';
import type { Relation } from './relation.js';

const DEADLINE_MS = 1500;

/** Asks feed-service, which owns follows and blocks, with this service's own identity. */
export class FeedRelationsClient {
  private readonly feed: Pick<FeedServiceClient, 'batchGetRelations'>;

  constructor(factory: GrpcClientFactory, address: string) {
    this.feed = factory.create(FeedServiceClient, {
      address,
      target: 'feed-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['batchGetRelations'],
    });
  }

  /** How at most 200 others stand to a person; strangers are left out. Throws UnavailableError. */
  async relations(userId: string, otherIds: readonly string[]): Promise<Relation[]> {
    const { relations } = await this.feed.batchGetRelations({ userId, otherIds: [...otherIds] });
    return relations.map(({ otherId, blocked, followsUser }) => ({ otherId, blocked, followsUser }));
  }
}
