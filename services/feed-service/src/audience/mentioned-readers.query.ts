import { Injectable } from '@nestjs/common';
import { FollowersAmong } from '../follows/followers-among.query.js';
import type { Post } from '../posts/post.js';
import { isVisible } from './audience.js';

/** Those of some people whom a post's visibility lets see it: a comment on it tells nobody else that it mentions them. */
@Injectable()
export class MentionedReaders {
  constructor(private readonly followersAmong: FollowersAmong) {}

  async run(userIds: readonly string[], post: Post): Promise<string[]> {
    if (post.visibility === 'public' || userIds.length === 0) return [...userIds];
    const followers = await this.followersAmong.run(userIds, post.authorId);
    return userIds.filter((viewerId) =>
      isVisible(post, { viewerId, follows: new Set(followers.has(viewerId) ? [post.authorId] : []) }),
    );
  }
}
