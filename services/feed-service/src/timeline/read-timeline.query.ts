import { Injectable } from '@nestjs/common';
import { SeePosts } from '../audience/see-posts.query.js';
import type { ItemPage, ItemReason, PostItemView, PostView } from '../posts/post.js';
import { readIdCursor, writeIdCursor } from '../requests/cursor.js';
import { cutPage } from '../requests/page.js';
import { OpenTimeline } from './open-timeline.use-case.js';
import { entriesOf, type Place, placesBelow } from './skeleton.js';
import { StandingEntries } from './standing-entries.query.js';
import type { TimelineEntry } from './timeline.js';
import { mayReadTimeline } from './timeline.policy.js';

export interface ReadTimelineInput {
  userId: string;
  viewerId: string | undefined;
  limit: number;
  cursor: string;
  commentsLimit: number;
}

interface Shown {
  item: PostItemView;
  post: PostView;
}

/** How many entries each round looks at, in multiples of what is missing; the last looks at all that is left. */
const ROUNDS = [1, 5, Number.POSITIVE_INFINITY];

/**
 * A page of a timeline: skeleton → hydrate → rules → present. The number of queries does not depend on the page's size: the
 * skeleton, then posts as the reader may see them and the reasons that still hold, at once. What may not be shown makes more
 * rounds of the latter, at most three, and by the third every entry has been looked at, so that a page is short only at the
 * timeline's end. Throws FEED_NOT_YOUR_TIMELINE, FEED_CURSOR_INVALID.
 */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly openTimeline: OpenTimeline,
    private readonly standingEntries: StandingEntries,
    private readonly seePosts: SeePosts,
  ) {}

  async run(input: ReadTimelineInput): Promise<ItemPage> {
    const { userId, viewerId, limit } = input;
    mayReadTimeline(userId, viewerId);
    const below = readIdCursor('timeline', input.cursor);
    const places = placesBelow(await this.openTimeline.run(userId), below);
    // One more than the page tells whether there is another.
    const wanted = limit + 1;
    const shown: Shown[] = [];
    let at = 0;
    for (const width of ROUNDS) {
      const round = places.slice(at, at + (wanted - shown.length) * width);
      if (round.length === 0) break;
      at += round.length;
      shown.push(...(await this.readable(round, input)));
      if (shown.length >= wanted) break;
    }
    const { items, pageInfo } = cutPage(shown, limit, ({ item }) => writeIdCursor('timeline', item.id));
    return { posts: items.map(({ post }) => post), items: items.map(({ item }) => item), pageInfo };
  }

  private async readable(round: readonly Place[], input: ReadTimelineInput): Promise<Shown[]> {
    const { userId, viewerId, commentsLimit } = input;
    const [posts, stands] = await Promise.all([
      this.seePosts.run({
        postIds: [...new Set(round.map(({ entry }) => entry.postId))],
        viewerId,
        place: 'home',
        commentsLimit,
      }),
      this.standingEntries.run(entriesOf(round), userId),
    ]);
    return round.flatMap(({ entry, newer }) => {
      const post = posts.get(entry.postId);
      if (!post || !stands(entry) || newer.some(stands)) return [];
      if (entry.kind === 'mention' && !mentions(post, userId)) return [];
      return [{ item: present(entry, userId), post }];
    });
  }
}

function present({ kind, id, postId, authorId, actorId }: TimelineEntry, userId: string): PostItemView {
  const reasons: Record<TimelineEntry['kind'], ItemReason> = {
    post: authorId === userId ? 'own' : 'followed',
    repost: 'repost',
    mention: 'mention',
  };
  return { id, postId, reason: reasons[kind], actorId: kind === 'repost' ? actorId : '' };
}

function mentions(post: PostView, userId: string): boolean {
  return post.facets.some(({ mention }) => mention === userId);
}
