import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Collection } from 'mongodb';

/** The id that a post with pictures has in every attempt to write it, also in those that come when one has succeeded. */
export interface PostReservation {
  /** `authorId:idempotencyKey` */
  _id: string;
  postId: string;
  /** Forgotten a day later, when media-service has collected what no post confirmed. */
  createdAt: Date;
}

@Injectable()
export class PostReservationsRepository {
  private readonly reservations: Collection<PostReservation>;

  constructor(store: MongoStore) {
    this.reservations = store.db.collection<PostReservation>('post_reservations');
  }

  /** The id reserved for this key: `postId`, unless another was before. */
  async reserve(authorId: string, idempotencyKey: string, postId: string): Promise<string> {
    const key = { _id: reservationKey(authorId, idempotencyKey) };
    // Not in one command: SecantusDB's Rust server (0.5.3-beta.196) lets findOneAndUpdate's upserts overwrite each other.
    await this.reservations.updateOne(key, { $setOnInsert: { postId, createdAt: new Date() } }, { upsert: true });
    const reserved = await this.reservations.findOne(key);
    return reserved?.postId ?? postId;
  }
}

function reservationKey(authorId: string, idempotencyKey: string): string {
  return `${authorId}:${idempotencyKey}`;
}
