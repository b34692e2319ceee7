import { Metadata, Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import {
  type AttachMediaRequest,
  type AttachMediaResponse,
  MediaPurpose,
  MediaServiceService,
  MediaState,
} from '@my-girok/proto';

/**
 * Another service at the other end of the wire, which these tests may not import: it knows the uploads that a test gives it,
 * by owner and purpose, and refuses as media-service does.
 */
export class MediaStandIn {
  /** Media by id. */
  readonly uploads = new Map<string, { ownerId: string; purpose: MediaPurpose }>();
  /** What was asked for, and by whom. */
  readonly asked: Array<AttachMediaRequest & { authorization: string }> = [];
  /** Answers to leave out before one is given. */
  outages = 0;
  private readonly server = new Server();

  private constructor(readonly address: string) {}

  static async start(port: number): Promise<MediaStandIn> {
    const media = new MediaStandIn(`127.0.0.1:${port}`);
    media.server.addService(MediaServiceService, {
      ...Object.fromEntries(Object.keys(MediaServiceService).map((method) => [method, unimplemented])),
      attachMedia: (
        { request, metadata }: ServerUnaryCall<AttachMediaRequest, AttachMediaResponse>,
        done: sendUnaryData<AttachMediaResponse>,
      ) => {
        media.asked.push({ ...request, authorization: `${metadata.get('authorization')[0]}` });
        if (media.outages > 0) {
          media.outages--;
          return done({ code: status.UNAVAILABLE, details: 'Away' });
        }
        const { ownerId, purpose, mediaIds } = request;
        const known = mediaIds.every((id) => {
          const upload = media.uploads.get(id);
          return upload?.ownerId === ownerId && upload.purpose === purpose;
        });
        if (!known) return done(unknownMedium());
        done(null, { media: mediaIds.map((id) => answer(id, ownerId, purpose)) });
      },
    });
    await new Promise<void>((resolve, reject) => {
      media.server.bindAsync(media.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return media;
  }

  stop(): void {
    this.server.forceShutdown();
  }
}

function answer(id: string, ownerId: string, purpose: MediaPurpose) {
  return {
    id,
    ownerId,
    purpose,
    state: MediaState.MEDIA_STATE_READY,
    refusal: '',
    progress: 1,
    contentType: 'image/jpeg',
    bytes: 1000,
    width: 800,
    height: 600,
    animated: false,
    thumbhash: '',
    color: '#808080',
    createdAt: new Date(),
    name: '',
  };
}

/** As media-service says it. */
function unknownMedium() {
  const metadata = new Metadata();
  metadata.set('error-code', 'MEDIA_NOT_FOUND');
  metadata.set('error-kind', 'not_found');
  return { code: status.NOT_FOUND, details: 'There is no such medium', metadata };
}

function unimplemented(_call: unknown, done: sendUnaryData<never>): void {
  done({ code: status.UNIMPLEMENTED });
}
