import { createHash } from 'node:crypto';
import { meter } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { admissionErrors } from '../admission/admission.errors.js';
import type { Pixels } from '../admission/decoder.js';
import type { PictureHeader } from '../admission/picture-header.js';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import type { StoredFiles } from '../database.js';
import { ObjectStorage } from '../storage/object-storage.js';
import type { Derivative, DerivativePlan } from './derivative-plan.js';
import { type Format, renderBase, renderMoving, renderPlaceholder, renderStill } from './render.js';
import { type Urgency, Workshop } from './workshop.js';

const MIB = 1024 * 1024;
/** What a decoder that reads row by row, and any encoder, takes at most. */
const WORKING_BYTES = 48 * MIB;

const duration = meter.createHistogram('media.derivative.duration', {
  unit: 's',
  advice: { explicitBucketBoundaries: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] },
});
const waiting = meter.createObservableGauge('media.workshop.waiting');

export interface Picture {
  file: Buffer;
  header: PictureHeader;
  plan: DerivativePlan;
  /** Where its objects go. */
  prefix: string;
}

/** Makes and stores what is to be made of a picture, within the process's bounds. */
@Injectable()
export class Studio {
  readonly #workshop: Workshop;

  constructor(
    @Inject(MEDIA_CONFIG) config: MediaConfig,
    private readonly storage: ObjectStorage,
  ) {
    this.#workshop = new Workshop(config.MEDIA_WORKERS, config.MEDIA_DECODE_BYTES);
    waiting.addCallback((result) => result.observe(this.#workshop.waiting));
  }

  /** Keeps AVIF out of the way while somebody waits for what this makes. */
  attend<T>(work: () => Promise<T>): Promise<T> {
    return this.#workshop.attend(work);
  }

  /** The pixels that all still derivatives are made from. Throws MEDIA_BROKEN, MEDIA_TOO_COMPLEX. */
  base({ file, header, plan }: Picture, urgency: Urgency): Promise<Pixels> {
    const bytes = header.whole ? header.width * header.height * 4 : 0;
    return this.#work(urgency, bytes, () => renderBase(file, header, plan.base));
  }

  placeholder(base: Pixels): Promise<{ thumbhash: string; color: string }> {
    return this.#work('now', 0, () => renderPlaceholder(base));
  }

  /** Makes one format of these derivatives and tells after each how far it is. Throws MEDIA_BROKEN, MEDIA_TOO_COMPLEX. */
  async make(
    { file, header, prefix }: Picture,
    base: Pixels,
    { derivatives, format, urgency }: { derivatives: readonly Derivative[]; format: Format; urgency: Urgency },
    onProgress?: (part: number) => Promise<void>,
  ): Promise<StoredFiles> {
    const files: StoredFiles = {};
    for (const [index, derivative] of derivatives.entries()) {
      const frames = derivative.moving ? header.width * header.height * header.frames * 4 : 0;
      const startedAt = performance.now();
      const bytes = await this.#work(urgency, frames, () =>
        derivative.moving ? renderMoving(file, derivative) : renderStill(base, derivative, format),
      );
      duration.record((performance.now() - startedAt) / 1000, { format, moving: derivative.moving });
      const object = `${derivative.object}.${format}`;
      await this.storage.put(`${prefix}${object}`, bytes, `image/${format}`);
      const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
      for (const preset of derivative.presets) files[preset] = { object, bytes: bytes.length, etag };
      await onProgress?.((index + 1) / derivatives.length);
    }
    return files;
  }

  #work<T>(urgency: Urgency, bytes: number, job: () => Promise<T>): Promise<T> {
    return this.#workshop.run(urgency, bytes + WORKING_BYTES, () =>
      job().catch((error: unknown) => {
        // sharp tells what it thinks of a file only by text; the size of a picture was checked before.
        if (error instanceof Error && /timeout/i.test(error.message)) throw admissionErrors.tooComplex(error);
        throw admissionErrors.broken(error);
      }),
    );
  }
}
