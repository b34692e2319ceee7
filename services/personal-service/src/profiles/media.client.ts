import { GrpcClientFactory } from '@my-girok/nest-common';
import { MediaPurpose, MediaServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { PERSONAL_CONFIG, type PersonalConfig } from '../config.js';

const DEADLINE_MS = 2000;
const PURPOSES = { avatar: MediaPurpose.MEDIA_PURPOSE_AVATAR, header: MediaPurpose.MEDIA_PURPOSE_HEADER } as const;

/** Asks media-service, which owns pictures, with this service's own identity. */
@Injectable()
export class MediaClient {
  private readonly media: Pick<MediaServiceClient, 'attachMedia'>;

  constructor(factory: GrpcClientFactory, @Inject(PERSONAL_CONFIG) config: PersonalConfig) {
    this.media = factory.create(MediaServiceClient, {
      address: config.MEDIA_GRPC_ADDRESS,
      target: 'media-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['attachMedia'],
    });
  }

  /**
   * Binds a ready picture of the person's own to their profile, for everybody to see; again changes nothing. It is collected
   * unless `profile.updated` confirms it. Throws media-service's refusals as they are, UnavailableError while it is away.
   */
  async attach(userId: string, purpose: keyof typeof PURPOSES, mediaId: string): Promise<void> {
    await this.media.attachMedia({
      ownerId: userId,
      mediaIds: [mediaId],
      purpose: PURPOSES[purpose],
      subjectId: userId,
      public: true,
    });
  }
}
