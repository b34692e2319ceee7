import { randomUUID } from 'node:crypto';
import { Metadata, Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import {
  type AttachMediaRequest,
  type AttachMediaResponse,
  type Media,
  MediaPurpose,
  MediaServiceService,
  MediaState,
} from '@my-girok/proto';

/**
 * media-service at the other end of the wire: it holds the ready pictures that a test gives it, and binds each to one post of
 * its owner.
 */
export class MediaStandIn {
  /** What each picture is bound to. */
  readonly attached = new Map<string, AttachMediaRequest>();
  /** How often it was asked to bind. */
  asked = 0;
  private readonly media = new Map<string, Media>();
  private readonly server = new Server();

  private constructor(readonly address: string) {}

  static async start(port: number): Promise<MediaStandIn> {
    const stand = new MediaStandIn(`127.0.0.1:${port}`);
    stand.server.addService(MediaServiceService, {
      ...Object.fromEntries(Object.keys(MediaServiceService).map((method) => [method, unimplemented])),
      attachMedia: ({ request }: { request: AttachMediaRequest }, done: sendUnaryData<AttachMediaResponse>) =>
        stand.attach(request, done),
    });
    await new Promise<void>((resolve, reject) => {
      stand.server.bindAsync(stand.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return stand;
  }

  /** A picture of somebody's that is ready to be shown: its id. */
  ready(ownerId: string, { width = 640, height = 480, animated = false } = {}): string {
    const id = randomUUID();
    this.media.set(id, {
      id,
      ownerId,
      state: MediaState.MEDIA_STATE_READY,
      refusal: '',
      progress: 1,
      purpose: MediaPurpose.MEDIA_PURPOSE_POST,
      contentType: 'image/jpeg',
      bytes: 1000,
      width,
      height,
      animated,
      thumbhash: 'HBkSHYSIeHiPiHh8eJd4eTN0EEQG',
      color: '#336699',
      createdAt: new Date(),
      name: '',
    });
    return id;
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private attach(request: AttachMediaRequest, done: sendUnaryData<AttachMediaResponse>): void {
    this.asked++;
    const found = request.mediaIds.map((id) => this.media.get(id));
    const mine = found.filter((medium) => medium?.ownerId === request.ownerId) as Media[];
    const elsewhere = request.mediaIds.some(
      (id) => (this.attached.get(id)?.subjectId ?? request.subjectId) !== request.subjectId,
    );
    if (mine.length < found.length) {
      done(refused(status.NOT_FOUND, 'MEDIA_NOT_FOUND', 'not_found'));
    } else if (elsewhere) {
      done(refused(status.FAILED_PRECONDITION, 'MEDIA_IN_USE', 'wrong_state'));
    } else {
      for (const id of request.mediaIds) this.attached.set(id, request);
      done(null, { media: mine });
    }
  }
}

/** As media-service says it. */
function refused(code: status, errorCode: string, kind: string) {
  const metadata = new Metadata();
  metadata.set('error-code', errorCode);
  metadata.set('error-kind', kind);
  return { code, details: errorCode, metadata };
}

function unimplemented(_call: unknown, done: sendUnaryData<never>): void {
  done({ code: status.UNIMPLEMENTED });
}
