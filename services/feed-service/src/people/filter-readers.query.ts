import { Injectable } from '@nestjs/common';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { FollowersAmong } from '../follows/followers-among.query.js';
import { WhoMutes } from '../mutes/who-mutes.query.js';

/**
 * Which of these people would meet an author's posts in their timelines now: they follow them, have not muted them and have no
 * block between them. Of a repost also neither with the post's own author. Queries by key, all at once; in the order asked.
 */
@Injectable()
export class FilterReaders {
  constructor(
    private readonly followersAmong: FollowersAmong,
    private readonly viewerBlocks: ViewerBlocks,
    private readonly whoMutes: WhoMutes,
  ) {}

  async run(authorId: string, userIds: readonly string[], postAuthorId = authorId): Promise<string[]> {
    const [followers, ...kept] = await Promise.all([
      this.followersAmong.run(userIds, authorId),
      ...[...new Set([authorId, postAuthorId])].flatMap((id) => [
        this.viewerBlocks.run(userIds, id),
        this.whoMutes.run(userIds, id),
      ]),
    ]);
    return userIds.filter((id) => followers.has(id) && !kept.some((people) => people.has(id)));
  }
}
