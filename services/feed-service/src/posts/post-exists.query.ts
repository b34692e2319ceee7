import { Injectable } from '@nestjs/common';
import { PostsRepository } from './posts.repository.js';

/** Whether a post is (still) there. */
@Injectable()
export class PostExists {
  constructor(private readonly posts: PostsRepository) {}

  async run(postId: string): Promise<boolean> {
    return (await this.posts.find(postId)) !== null;
  }
}
