import type { GrpcClientFactory } from '@my-girok/nest-common';
import { type Media, type MediaPurpose, MediaServiceClient } from '@my-girok/proto';

const DEADLINE_MS = 2000;

/** Asks media-service, which owns pictures and files, with this service's own identity. */
export class MediaClient {
  private readonly media: Pick<MediaServiceClient, 'attachMedia' | 'batchGetMedia'>;

  constructor(factory: GrpcClientFactory, address: string) {
    this.media = factory.create(MediaServiceClient, {
      address,
      target: 'media-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['attachMedia', 'batchGetMedia'],
    });
  }

  /** By id, whoever's they are; those that are not there are left out. Throws UnavailableError. */
  async find(mediaIds: readonly string[]): Promise<Map<string, Media>> {
    const { media } = await this.media.batchGetMedia({ mediaIds: [...mediaIds] });
    return new Map(media.map((medium) => [medium.id, medium]));
  }

  /**
   * Binds a person's media of one purpose to a message of theirs, all or none; repeating it changes nothing. They are never
   * public. Throws media-service's refusals (MEDIA_…), UnavailableError.
   */
  async attach(ownerId: string, messageId: string, purpose: MediaPurpose, mediaIds: readonly string[]): Promise<void> {
    const request = { ownerId, mediaIds: [...mediaIds], purpose, subjectId: messageId, public: false };
    await this.media.attachMedia(request);
  }
}
