import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import {
  type BatchGetRelationsRequest,
  type BatchGetRelationsResponse,
  FeedServiceService,
  type Relation,
} from '@my-girok/proto';

/** feed-service at the other end of the wire: it knows the follows and blocks that a test gives it. */
export class FeedStandIn {
  /** How often it was asked. */
  asked = 0;
  /** Whether it answers nobody. */
  away = false;
  private readonly follows = new Set<string>();
  private readonly blocks = new Set<string>();
  private readonly server = new Server();

  private constructor(readonly address: string) {}

  static async start(port: number): Promise<FeedStandIn> {
    const feed = new FeedStandIn(`127.0.0.1:${port}`);
    feed.server.addService(FeedServiceService, {
      ...Object.fromEntries(Object.keys(FeedServiceService).map((method) => [method, unimplemented])),
      batchGetRelations: (
        { request }: { request: BatchGetRelationsRequest },
        done: sendUnaryData<BatchGetRelationsResponse>,
      ) => {
        feed.asked++;
        if (feed.away) return done({ code: status.UNAVAILABLE });
        done(null, { relations: request.otherIds.flatMap((otherId) => feed.relation(request.userId, otherId)) });
      },
    });
    await new Promise<void>((resolve, reject) => {
      feed.server.bindAsync(feed.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return feed;
  }

  follow(followerId: string, followeeId: string): void {
    this.follows.add(`${followerId}:${followeeId}`);
  }

  unfollow(followerId: string, followeeId: string): void {
    this.follows.delete(`${followerId}:${followeeId}`);
  }

  block(blockerId: string, blockedId: string): void {
    this.blocks.add(`${blockerId}:${blockedId}`);
  }

  unblock(blockerId: string, blockedId: string): void {
    this.blocks.delete(`${blockerId}:${blockedId}`);
  }

  stop(): void {
    this.server.forceShutdown();
  }

  /** Nobody to each other: nothing. */
  private relation(userId: string, otherId: string): Relation[] {
    const relation = {
      otherId,
      blocked: this.blocks.has(`${userId}:${otherId}`) || this.blocks.has(`${otherId}:${userId}`),
      followsUser: this.follows.has(`${otherId}:${userId}`),
      followedByUser: this.follows.has(`${userId}:${otherId}`),
      mutedByUser: false,
    };
    return relation.blocked || relation.followsUser || relation.followedByUser ? [relation] : [];
  }
}

function unimplemented(_call: unknown, done: sendUnaryData<never>): void {
  done({ code: status.UNIMPLEMENTED });
}
