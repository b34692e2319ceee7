import { Injectable } from '@nestjs/common';
import type { Window } from '../storage/newest-window.js';
import { type PostPlace, PostsRepository } from './posts.repository.js';

/** Where a person's posts stand in the sequence that they share with their reposts, within a window, the newest first. */
@Injectable()
export class ListPostPlaces {
  constructor(private readonly posts: PostsRepository) {}

  /** `withOwn`: also those that only their author may see. */
  run(authorId: string, window: Window, limit: number, withOwn: boolean): Promise<PostPlace[]> {
    return this.posts.listPlacesByAuthor(authorId, window, limit, withOwn);
  }
}
