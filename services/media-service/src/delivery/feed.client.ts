import { GrpcClientFactory } from '@my-girok/nest-common';
import { FeedServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';

const DEADLINE_MS = 1000;

/** Asks feed-service who may see what a post shows. */
@Injectable()
export class FeedClient {
  readonly #feed: FeedServiceClient;

  constructor(@Inject(MEDIA_CONFIG) config: MediaConfig, factory: GrpcClientFactory) {
    this.#feed = factory.create(FeedServiceClient, {
      address: config.FEED_GRPC_ADDRESS,
      target: 'feed-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['checkPicture'],
    });
  }

  /** Whether the viewer may see this picture of this post now. Throws UnavailableError when that cannot be known. */
  async maySee(mediaId: string, postId: string, viewerId: string): Promise<boolean> {
    const { allowed } = await this.#feed.checkPicture({ mediaId, postId, viewerId });
    return allowed;
  }
}
