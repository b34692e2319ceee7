import { MongoStore } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession, Collection } from 'mongodb';
import type { Post } from './post.js';
import { currentVersion, type StoredVersion, versionKey, versionKeys } from './post-version.js';

@Injectable()
export class PostVersionsRepository {
  private readonly versions: Collection<StoredVersion>;

  constructor(store: MongoStore) {
    this.versions = store.db.collection<StoredVersion>('post_versions');
  }

  /** Keeps what a post says now, before it says something else. */
  async keep(post: Post, session: ClientSession): Promise<void> {
    const { _id: postId, version } = post;
    await this.versions.insertOne({ _id: versionKey(postId, version), postId, ...currentVersion(post) }, { session });
  }

  /** What a post said before, the newest first: at most LIMITS.editsMax. */
  async of(post: Post): Promise<StoredVersion[]> {
    const keys = versionKeys(post);
    if (keys.length === 0) return [];
    const found = await this.versions.find({ _id: { $in: keys } }, { batchSize: keys.length + 1 }).toArray();
    return found.sort((a, b) => b.version - a.version);
  }

  async deleteOf(post: Post, session: ClientSession): Promise<void> {
    const keys = versionKeys(post);
    if (keys.length > 0) await this.versions.deleteMany({ _id: { $in: keys } }, { session });
  }
}
