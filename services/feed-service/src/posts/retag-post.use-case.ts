import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Facet } from '../facets/facet.js';
import { tagsOf } from '../facets/find-facets.js';
import { TagPost } from '../tags/tag-post.use-case.js';
import { UntagPost } from '../tags/untag-post.use-case.js';
import type { Post } from './post.js';

export interface RetagPostInput {
  post: Pick<Post, '_id' | 'authorId' | 'visibility'>;
  /** Of what it said until now; none for a new post. */
  before: readonly Facet[];
  /** Of what it says from now on; none for a deleted one. */
  after: readonly Facet[];
}

/** Brings a post under the hashtags it has now, in its own transaction. Only public posts stand under any. */
@Injectable()
export class RetagPost {
  constructor(
    private readonly tagPost: TagPost,
    private readonly untagPost: UntagPost,
  ) {}

  async run({ post, before, after }: RetagPostInput, session: ClientSession): Promise<void> {
    if (post.visibility !== 'public') return;
    const [had, has] = [tagsOf(before), tagsOf(after)];
    const { _id, authorId } = post;
    await this.untagPost.run({ _id, tags: had.filter((tag) => !has.includes(tag)) }, session);
    await this.tagPost.run({ _id, authorId, tags: has.filter((tag) => !had.includes(tag)) }, session);
  }
}

/** The lanes that writing these hashtags takes. */
export function tagLanes(facets: readonly Facet[]): string[] {
  return tagsOf(facets).map((tag) => `tag:${tag}`);
}
