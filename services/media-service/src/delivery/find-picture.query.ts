import { Database, isPrivateMediaGrant, isUuid, type PrivateMediaGrant } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import type { MediaDatabase } from '../database.js';
import { deliveryErrors } from './delivery.errors.js';
import { MaySee } from './may-see.query.js';
import { isPublicPicture, OWN_PREVIEW } from './picture.policy.js';
import { type Picture, PicturesRepository } from './pictures.repository.js';

/** A picture or file for somebody who asks for it by address. Rights are looked up at every read. Throws MEDIA_NOT_FOUND. */
@Injectable()
export class FindPicture {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly pictures: PicturesRepository,
    private readonly maySee: MaySee,
  ) {}

  async forEverybody(mediaId: string): Promise<Picture> {
    const picture = await this.#find(mediaId);
    if (!isPublicPicture(picture)) throw deliveryErrors.notFound();
    return picture;
  }

  /** Throws MEDIA_ADDRESS_INVALID, and UnavailableError while the service whose post or message shows it cannot say: nothing is shown on a guess. */
  async forViewer(grant: PrivateMediaGrant, expires: number, signature: string): Promise<Picture> {
    if (!isPrivateMediaGrant(grant, expires, signature, this.config.MEDIA_URL_KEY, Date.now())) {
      throw deliveryErrors.addressInvalid();
    }
    const { mediaId, subjectId, viewerId } = grant;
    const picture = await this.#find(mediaId);
    const allowed =
      subjectId === OWN_PREVIEW
        ? picture.ownerId === viewerId
        : picture.subjectId === subjectId && (await this.maySee.run({ ...picture, subjectId }, viewerId));
    if (!allowed) throw deliveryErrors.notFound();
    return picture;
  }

  async #find(mediaId: string): Promise<Picture> {
    const picture = isUuid(mediaId) ? await this.pictures.find(this.db, mediaId) : undefined;
    if (!picture) throw deliveryErrors.notFound();
    return picture;
  }
}
