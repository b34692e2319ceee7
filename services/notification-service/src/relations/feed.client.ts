import { GrpcClientFactory } from '@my-girok/nest-common';
import { FeedServiceClient, type Relation } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFICATION_CONFIG, type NotificationConfig } from '../config.js';

const DEADLINE_MS = 1000;

/** Asks feed-service how people stand to each other. */
@Injectable()
export class FeedClient {
  readonly #feed: FeedServiceClient;

  constructor(@Inject(NOTIFICATION_CONFIG) config: NotificationConfig, factory: GrpcClientFactory) {
    this.#feed = factory.create(FeedServiceClient, {
      address: config.FEED_GRPC_ADDRESS,
      target: 'feed-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['batchGetRelations'],
    });
  }

  /** How each of the others and a person stand to each other; who is nothing to them is left out. Throws UnavailableError. */
  async relations(userId: string, otherIds: readonly string[]): Promise<Relation[]> {
    return (await this.#feed.batchGetRelations({ userId, otherIds: [...otherIds] })).relations;
  }
}
