import { Injectable } from '@nestjs/common';
import { ListRepostsByUser } from '../reposts/list-reposts-by-user.query.js';
import { readNewest, type Window } from '../storage/newest-window.js';
import { PostsRepository } from './posts.repository.js';

/** A post or a repost on somebody's page. */
export interface AuthorItem {
  /** The repost's id, else the post's. */
  id: string;
  postId: string;
  isRepost: boolean;
  /** Its number among its author's. */
  seq: number;
}

export interface AuthorItemsInput {
  authorId: string;
  viewerId: string | undefined;
  picturesOnly: boolean;
}

/** What stands on somebody's page below a sequence number, newest first: posts and reposts, which share one sequence. */
@Injectable()
export class ReadAuthorItems {
  constructor(
    private readonly posts: PostsRepository,
    private readonly reposts: ListRepostsByUser,
  ) {}

  run(input: AuthorItemsInput, below: number, limit: number): Promise<AuthorItem[]> {
    return readNewest(below, limit, (window, size) =>
      input.picturesOnly ? this.pictures(input, window, size) : this.everything(input, window, size),
    );
  }

  private async pictures({ authorId }: AuthorItemsInput, window: Window, size: number): Promise<AuthorItem[]> {
    const found = await this.posts.listPicturesByAuthor(authorId, window, size);
    return found.map(({ postId, seq }) => ({ id: postId, postId, isRepost: false, seq }));
  }

  private async everything(input: AuthorItemsInput, window: Window, size: number): Promise<AuthorItem[]> {
    const { authorId, viewerId } = input;
    const [posts, reposts] = await Promise.all([
      this.posts.listPlacesByAuthor(authorId, window, size, viewerId === authorId),
      this.reposts.run(authorId, window, size),
    ]);
    return [
      ...posts.map(({ postId, authorSeq: seq }) => ({ id: postId, postId, isRepost: false, seq })),
      ...reposts.map(({ repostId: id, postId, authorSeq: seq }) => ({ id, postId, isRepost: true, seq })),
    ]
      .sort((a, b) => b.seq - a.seq)
      .slice(0, size);
  }
}
