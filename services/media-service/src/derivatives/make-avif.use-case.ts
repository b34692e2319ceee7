import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { isRefusal } from '../admission/admission.errors.js';
import { admitPicture } from '../admission/picture-header.js';
import type { MediaDatabase, StoredFiles } from '../database.js';
import { originalKey, renditionPrefix } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { planDerivatives } from './derivative-plan.js';
import { orientedSize } from './render.js';
import { type Rendition, RenditionsRepository } from './renditions.repository.js';
import { Studio } from './studio.js';
import { Workshop } from './workshop.js';

/**
 * Makes the smaller format of a picture that is shown already, while nobody waits. Animations keep WebP. What another upload of
 * the same bytes has made is there for all.
 */
@Injectable()
export class MakeAvif {
  /** One picture at a time: its pixels stay in memory between its derivatives. */
  readonly #lane = new Workshop(1, 0);

  constructor(
    @Database() private readonly db: Kysely<MediaDatabase>,
    private readonly renditions: RenditionsRepository,
    private readonly storage: ObjectStorage,
    private readonly studio: Studio,
  ) {}

  async run(mediaId: string): Promise<void> {
    // Nothing is made of files.
    if ((await this.renditions.ofMedium(this.db, mediaId))?.purpose === 'file') return;
    await this.#lane.run('now', 0, async () => {
      const rendition = await this.renditions.ofMedium(this.db, mediaId);
      if (!rendition || rendition.avifAt) return;
      const files = rendition.animated ? {} : await this.#make(rendition);
      if (!files) return;
      const kept = await this.renditions.markAvif(this.db, rendition.id, files);
      // Deleted while it was made, perhaps after its objects were removed.
      if (!kept) await this.storage.removeAll(renditionPrefix(rendition));
    });
  }

  /** Undefined when its deletion came first. */
  async #make(rendition: Rendition): Promise<StoredFiles | undefined> {
    const prefix = renditionPrefix(rendition);
    const file = await this.storage.read(originalKey(rendition));
    if (!file) return undefined;
    try {
      const header = await admitPicture(file);
      const plan = planDerivatives(rendition.purpose, { ...orientedSize(header), animated: false });
      const picture = { file, header, prefix, plan };
      const base = await this.studio.base(picture, 'later');
      const order = { derivatives: plan.derivatives, format: 'avif', urgency: 'later' } as const;
      return await this.studio.make(picture, base, order);
    } catch (error) {
      // What WebP was made of and AVIF cannot be: WebP stays.
      if (isRefusal(error)) return {};
      throw error;
    }
  }
}
