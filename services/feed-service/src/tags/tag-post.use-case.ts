import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { type TaggedPost, taggedPostKey } from './tagged-post.js';
import { TagsRepository } from './tags.repository.js';

/**
 * Puts a post under its hashtags, in the post's own transaction; repeating it changes nothing. For public posts only: the
 * caller keeps others away. Its callers take the lanes `tag:<tag>`, because many people write under one tag at once.
 */
@Injectable()
export class TagPost {
  constructor(private readonly tags: TagsRepository) {}

  async run(post: { _id: string; authorId: string; tags: readonly string[] }, session: ClientSession): Promise<void> {
    // In one order, so that two posts with the same tags do not wait for each other crosswise.
    const wanted = [...new Set(post.tags)].sort();
    if (wanted.length === 0) return;
    const present = await this.tags.tagsAmong(post._id, wanted, session);
    const made: TaggedPost[] = [];
    for (const tag of wanted.filter((tag) => !present.has(tag))) {
      const seq = await this.tags.nextSeq(tag, session);
      made.push({ _id: taggedPostKey(post._id, tag), tag, postId: post._id, authorId: post.authorId, seq });
    }
    if (made.length > 0) await this.tags.insertMany(made, session);
  }
}
