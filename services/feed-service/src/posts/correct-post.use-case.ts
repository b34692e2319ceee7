import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Post } from './post.js';
import { type PostCounters, PostsRepository } from './posts.repository.js';

/** Sets a post's counters to the truth, in the transaction that found it out. */
@Injectable()
export class CorrectPost {
  constructor(private readonly posts: PostsRepository) {}

  /** Null where it is deleted. */
  read(postId: string, session: ClientSession): Promise<Post | null> {
    return this.posts.find(postId, session);
  }

  /** How many public posts quote it. */
  quotes(postId: string, session: ClientSession): Promise<number> {
    return this.posts.countQuotes(postId, session);
  }

  run(postId: string, truth: Partial<PostCounters>, session: ClientSession): Promise<void> {
    return this.posts.correct(postId, truth, session);
  }
}
