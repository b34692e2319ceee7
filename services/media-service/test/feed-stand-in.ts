import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import { type CheckPictureRequest, type CheckPictureResponse, FeedServiceService } from '@my-girok/proto';

/**
 * Another service at the other end of the wire, which these tests may not import: it lets those see a picture whom a test
 * names, and counts how often it was asked.
 */
export class FeedStandIn {
  /** `<media> <post> <viewer>`. */
  readonly allowed = new Set<string>();
  asked = 0;
  /** While true it does not answer. */
  silent = false;
  private readonly server = new Server();

  private constructor(readonly address: string) {}

  static async start(port: number): Promise<FeedStandIn> {
    const feed = new FeedStandIn(`127.0.0.1:${port}`);
    feed.server.addService(FeedServiceService, {
      ...Object.fromEntries(Object.keys(FeedServiceService).map((method) => [method, unimplemented])),
      checkPicture: ({ request }: { request: CheckPictureRequest }, done: sendUnaryData<CheckPictureResponse>) => {
        feed.asked++;
        if (feed.silent) return;
        done(null, { allowed: feed.allowed.has(`${request.mediaId} ${request.postId} ${request.viewerId}`) });
      },
    });
    await new Promise<void>((resolve, reject) => {
      feed.server.bindAsync(feed.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return feed;
  }

  allow(mediaId: string, postId: string, viewerId: string): void {
    this.allowed.add(`${mediaId} ${postId} ${viewerId}`);
  }

  stop(): void {
    this.server.forceShutdown();
  }
}

function unimplemented(_call: unknown, done: sendUnaryData<never>): void {
  done({ code: status.UNIMPLEMENTED });
}
