import { Injectable } from '@nestjs/common';
import type { Picture } from '../posts/post.js';
import { MediaClient } from './media.client.js';

export interface AttachPicturesInput {
  ownerId: string;
  postId: string;
  isPublic: boolean;
  /** At most LIMITS.picturesMax, each once. */
  pictures: readonly Pick<Picture, 'mediaId' | 'alt'>[];
}

/**
 * Binds pictures to a post before it is written; what no written post confirms, media-service collects. Throws media-service's
 * refusals (MEDIA_…), UnavailableError.
 */
@Injectable()
export class AttachPictures {
  constructor(private readonly media: MediaClient) {}

  async run({ ownerId, postId, isPublic, pictures }: AttachPicturesInput): Promise<Picture[]> {
    if (pictures.length === 0) return [];
    const mediaIds = pictures.map((picture) => picture.mediaId);
    const media = await this.media.attach({ ownerId, mediaIds, postId, public: isPublic });
    const byId = new Map(media.map((medium) => [medium.id, medium]));
    return pictures.map(({ mediaId, alt }) => {
      const medium = byId.get(mediaId);
      if (!medium) throw new Error('media-service attached something else than it was asked to');
      const { width, height, animated, thumbhash, color } = medium;
      return { mediaId, alt, width, height, animated, thumbhash, color };
    });
  }
}
