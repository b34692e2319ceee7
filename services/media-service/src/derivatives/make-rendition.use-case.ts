import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { PictureHeader } from '../admission/picture-header.js';
import type { MediaDatabase } from '../database.js';
import { originalKey, renditionPrefix } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { planDerivatives } from './derivative-plan.js';
import { type Job, JobsRepository } from './jobs.repository.js';
import { orientedSize } from './render.js';
import { RenditionsRepository } from './renditions.repository.js';
import { Studio } from './studio.js';

/** A file that was admitted. */
export interface AdmittedFile {
  file: Buffer;
  header: PictureHeader;
  sha256: Buffer;
}

/**
 * What is stored of a picture: the rendition that its owner has of the same bytes for the same purpose, or a new one, made here
 * up to WebP. Never shared between owners: that would tell one what the other has.
 */
@Injectable()
export class MakeRendition {
  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly renditions: RenditionsRepository,
    private readonly jobs: JobsRepository,
    private readonly storage: ObjectStorage,
    private readonly studio: Studio,
  ) {}

  /** The rendition's id. Throws MEDIA_BROKEN, MEDIA_TOO_COMPLEX. */
  run(job: Job, file: AdmittedFile): Promise<string> {
    return this.studio.attend(() => this.#make(job, file));
  }

  async #make(job: Job, { file, header, sha256 }: AdmittedFile): Promise<string> {
    const size = orientedSize(header);
    const animated = header.frames > 1;
    const rendition = await this.db.transaction().execute(async (tx) => {
      const shape = { contentType: header.type, ...size, animated };
      const claimed = await this.renditions.claim(tx, { ...job, sha256 }, shape);
      await this.jobs.link(tx, job.id, claimed.id);
      return claimed;
    });
    if (rendition.readyAt) return rendition.id;
    const prefix = renditionPrefix(rendition);
    const picture = { file, header, prefix, plan: planDerivatives(job.purpose, { ...size, animated }) };
    const base = await this.studio.base(picture, 'now');
    const placeholder = await this.studio.placeholder(base);
    await this.storage.put(originalKey(rendition), file, header.type);
    const order = { derivatives: picture.plan.derivatives, format: 'webp', urgency: 'now' } as const;
    const webp = await this.studio.make(picture, base, order, (part) => this.jobs.setProgress(this.db, job.id, part));
    const kept = await this.renditions.markReady(this.db, rendition.id, { webp, ...placeholder });
    // Deleted while it was made, perhaps after its objects were removed.
    if (!kept) await this.storage.removeAll(prefix);
    return rendition.id;
  }
}
