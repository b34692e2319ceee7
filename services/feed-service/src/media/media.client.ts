import type { GrpcClientFactory } from '@my-girok/nest-common';
import { type Media, MediaPurpose, MediaServiceClient } from '@my-girok/proto';

const DEADLINE_MS = 2000;

export interface Attachment {
  ownerId: string;
  mediaIds: readonly string[];
  postId: string;
  /** Whether anybody may see the post. */
  public: boolean;
}

/** Asks media-service, which owns pictures, with this service's own identity. */
export class MediaClient {
  private readonly media: Pick<MediaServiceClient, 'attachMedia'>;

  constructor(factory: GrpcClientFactory, address: string) {
    this.media = factory.create(MediaServiceClient, {
      address,
      target: 'media-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['attachMedia'],
    });
  }

  /**
   * Binds a person's pictures to a post of theirs, all or none; repeating it changes nothing. They come in the order asked.
   * Throws media-service's refusals (MEDIA_…), UnavailableError.
   */
  async attach({ ownerId, mediaIds, postId, public: isPublic }: Attachment): Promise<Media[]> {
    const { media } = await this.media.attachMedia({
      ownerId,
      mediaIds: [...mediaIds],
      purpose: MediaPurpose.MEDIA_PURPOSE_POST,
      subjectId: postId,
      public: isPublic,
    });
    return media;
  }
}
