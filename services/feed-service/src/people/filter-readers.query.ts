import { Injectable } from '@nestjs/common';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { FollowersAmong } from '../follows/followers-among.query.js';
import { WhoMutes } from '../mutes/who-mutes.query.js';

/**
 * Which of these people would meet an author's posts in their timelines now: they follow them, have not muted them and have no
 * block between them. Three queries by key at once; in the order asked.
 */
@Injectable()
export class FilterReaders {
  constructor(
    private readonly followersAmong: FollowersAmong,
    private readonly viewerBlocks: ViewerBlocks,
    private readonly whoMutes: WhoMutes,
  ) {}

  async run(authorId: string, userIds: readonly string[]): Promise<string[]> {
    const [followers, blocked, muting] = await Promise.all([
      this.followersAmong.run(userIds, authorId),
      this.viewerBlocks.run(userIds, authorId),
      this.whoMutes.run(userIds, authorId),
    ]);
    return userIds.filter((id) => followers.has(id) && !blocked.has(id) && !muting.has(id));
  }
}
