import { Injectable } from '@nestjs/common';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { HydratePosts, type ViewerId } from '../posts/hydrate-posts.query.js';
import type { ItemPage, PostView } from '../posts/post.js';
import { readIdCursor, writeIdCursor } from '../requests/cursor.js';
import { cutPage } from '../requests/page.js';
import { entriesBelow, readEntry } from './timeline.js';
import { mayReadTimeline } from './timeline.policy.js';
import { TimelinesRepository } from './timelines.repository.js';

export interface ReadTimelineInput {
  userId: string;
  viewerId: ViewerId;
  limit: number;
  cursor: string;
  commentsLimit: number;
}

/** How many entries each round looks at, in multiples of what is missing; the last looks at all that is left. */
const ROUNDS = [1, 5, Number.POSITIVE_INFINITY];

/**
 * A page of a timeline: skeleton → hydrate → rules → present. Four queries whatever the page's size: the skeleton, then posts,
 * likes and follows at once. Entries that their reader may not see (unfollowed, deleted) make more rounds of the last three,
 * at most three, and by the third every entry has been looked at, so that a page is short only at the timeline's end.
 * Throws FEED_NOT_YOUR_TIMELINE, FEED_CURSOR_INVALID.
 */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly timelines: TimelinesRepository,
    private readonly hydratePosts: HydratePosts,
    private readonly viewerFollows: ViewerFollows,
  ) {}

  async run(input: ReadTimelineInput): Promise<ItemPage> {
    const { userId, viewerId, limit } = input;
    mayReadTimeline(userId, viewerId);
    const below = readIdCursor('timeline', input.cursor);
    const skeleton = entriesBelow(await this.timelines.entries(userId), below);
    // One more than the page tells whether there is another.
    const wanted = limit + 1;
    const visible: PostView[] = [];
    let at = 0;
    for (const width of ROUNDS) {
      const round = skeleton.slice(at, at + (wanted - visible.length) * width);
      if (round.length === 0) break;
      at += round.length;
      visible.push(...(await this.readable(round, input)));
      if (visible.length >= wanted) break;
    }
    const { items, pageInfo } = cutPage(visible, limit, (post) => writeIdCursor('timeline', post.id));
    const places = items.map(({ id, authorId }) => ({
      id,
      postId: id,
      reason: authorId === userId ? ('own' as const) : ('followed' as const),
      actorId: '',
    }));
    return { posts: items, items: places, pageInfo };
  }

  private async readable(round: readonly string[], input: ReadTimelineInput): Promise<PostView[]> {
    const { userId, viewerId, commentsLimit } = input;
    const entries = round.map(readEntry);
    const others = [...new Set(entries.map((entry) => entry.authorId))].filter((authorId) => authorId !== userId);
    const [posts, followed] = await Promise.all([
      this.hydratePosts.run(
        entries.map((entry) => entry.postId),
        viewerId,
        commentsLimit,
      ),
      this.viewerFollows.run(others, userId),
    ]);
    return entries.flatMap(({ postId, authorId }) => {
      const post = posts.get(postId);
      return post && (authorId === userId || followed.has(authorId)) ? [post] : [];
    });
  }
}
