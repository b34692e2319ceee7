import { Injectable } from '@nestjs/common';
import { EraseBookmarksOf } from '../bookmarks/erase-bookmarks-of.use-case.js';
import { EraseLikesOf } from '../likes/erase-likes-of.use-case.js';
import { EraseRepostsOf } from '../reposts/erase-reposts-of.use-case.js';

/** Takes back what an erased person did with posts: likes, reposts, bookmarks. Safe to repeat. */
@Injectable()
export class EraseMarksOf {
  constructor(
    private readonly eraseLikesOf: EraseLikesOf,
    private readonly eraseRepostsOf: EraseRepostsOf,
    private readonly eraseBookmarksOf: EraseBookmarksOf,
  ) {}

  async run(userId: string): Promise<void> {
    await this.eraseLikesOf.run(userId);
    await this.eraseRepostsOf.run(userId);
    await this.eraseBookmarksOf.run(userId);
  }
}
