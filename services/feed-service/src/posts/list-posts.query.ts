import { Injectable } from '@nestjs/common';
import { PostsRepository } from './posts.repository.js';

/** The id of every post that is not deleted, one after another, for work that reaches all of them. */
@Injectable()
export class ListPosts {
  constructor(private readonly posts: PostsRepository) {}

  run(): AsyncIterable<string> {
    return this.posts.ids();
  }
}
