import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Health, logger, UnavailableError } from '@my-girok/nest-common';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { isMissing, s3ClientConfig } from './s3-client.js';

const DEADLINE_MS = 30_000;
const PAGE = 1000;
/** A picture holds its socket for as long as its reader takes. */
const READERS_MAX = 2000;

/**
 * The one bucket, by the part of S3's API that every server of it has. Anything but "not there" arrives as UnavailableError:
 * nobody who uploads can mend it, and it may pass.
 */
@Injectable()
export class ObjectStorage implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #client: S3Client;
  /** Apart, so that who reads slowly holds up no upload, no work on pictures and no check of readiness. */
  readonly #readers: S3Client;
  readonly #bucket: string;
  #made?: Promise<void>;

  constructor(@Inject(MEDIA_CONFIG) config: MediaConfig, health: Health) {
    this.#client = new S3Client(s3ClientConfig(config));
    this.#readers = new S3Client(s3ClientConfig(config, READERS_MAX));
    this.#bucket = config.S3_BUCKET;
    health.register('s3', () => this.#ensureBucket());
  }

  /** A bucket that cannot be made yet is made by the next check of readiness. */
  async onApplicationBootstrap(): Promise<void> {
    await this.#ensureBucket().catch((error: unknown) =>
      logger.warn({ err: error }, 'The bucket cannot be reached yet'),
    );
  }

  onApplicationShutdown(): void {
    this.#client.destroy();
    this.#readers.destroy();
  }

  async put(key: string, body: Buffer, contentType: string): Promise<void> {
    await this.#call((abortSignal) =>
      this.#client.send(
        new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: body, ContentType: contentType }),
        { abortSignal },
      ),
    );
  }

  /** A whole object; undefined when it is not there. */
  async read(key: string): Promise<Buffer | undefined> {
    return this.#call(async (abortSignal) => {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }), {
        abortSignal,
      });
      const bytes = await Body?.transformToByteArray();
      // The same memory: a copy of every original would be held until the next collection.
      return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    });
  }

  /** An object's bytes as they come, from the first to the last inclusive; undefined when it is not there. */
  async open(key: string, range?: { first: number; last: number }): Promise<Readable | undefined> {
    const Range = range && `bytes=${range.first}-${range.last}`;
    return this.#call(async () => {
      const { Body } = await this.#readers.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key, Range }));
      return Body as Readable | undefined;
    });
  }

  /** Removes objects; those that are not there are removed already. */
  async remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const answer = await this.#call((abortSignal) =>
      this.#client.send(
        new DeleteObjectsCommand({
          Bucket: this.#bucket,
          Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true },
        }),
        { abortSignal },
      ),
    );
    const failed = answer?.Errors?.filter(({ Code }) => Code !== 'NoSuchKey') ?? [];
    if (failed.length > 0) throw new UnavailableError(`The object storage kept ${failed.length} objects`);
  }

  /** Removes every object whose key begins so. */
  async removeAll(prefix: string): Promise<void> {
    for (;;) {
      const keys = await this.list(prefix);
      await this.remove(keys);
      if (keys.length < PAGE) return;
    }
  }

  /** The first thousand keys that begin so. */
  async list(prefix: string): Promise<string[]> {
    const answer = await this.#call((abortSignal) =>
      this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, MaxKeys: PAGE }), {
        abortSignal,
      }),
    );
    return (answer?.Contents ?? []).flatMap(({ Key }) => Key ?? []);
  }

  /** Gives up multipart uploads whose key begins so, and, where a time is given, that began before it. */
  async abortUploads(prefix: string, before?: Date): Promise<number> {
    const answer = await this.#call((abortSignal) =>
      this.#client.send(new ListMultipartUploadsCommand({ Bucket: this.#bucket, Prefix: prefix, MaxUploads: PAGE }), {
        abortSignal,
      }),
    );
    const doomed = (answer?.Uploads ?? []).filter(
      ({ Key, Initiated }) => Key?.startsWith(prefix) && (!before || (Initiated && Initiated < before)),
    );
    for (const { Key, UploadId } of doomed) {
      await this.#call((abortSignal) =>
        this.#client.send(new AbortMultipartUploadCommand({ Bucket: this.#bucket, Key, UploadId }), { abortSignal }),
      );
    }
    return doomed.length;
  }

  #ensureBucket(): Promise<void> {
    this.#made ??= this.#makeBucket().finally(() => {
      this.#made = undefined;
    });
    return this.#made;
  }

  async #makeBucket(): Promise<void> {
    const abortSignal = AbortSignal.timeout(5000);
    try {
      await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }), { abortSignal });
    } catch (error) {
      if (!isMissing(error)) throw error;
      await this.#client.send(new CreateBucketCommand({ Bucket: this.#bucket }), { abortSignal }).catch(hadAlready);
    }
  }

  async #call<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    try {
      return await call(AbortSignal.timeout(DEADLINE_MS));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw new UnavailableError('The object storage is away', { cause: error });
    }
  }
}

/** Two processes that start at once both find no bucket. */
function hadAlready(error: { name?: string }): void {
  if (error.name !== 'BucketAlreadyOwnedByYou' && error.name !== 'BucketAlreadyExists') throw error;
}
