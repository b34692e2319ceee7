import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { FindPosts } from '../posts/find-posts.query.js';
import type { Post, PostView, QuoteView } from '../posts/post.js';
import { isMuted, maySee, type Place } from './audience.js';
import { type Hidden, HiddenCounts } from './hidden-counts.query.js';
import { LoadReader } from './load-reader.query.js';
import { presentPost } from './present-post.js';
import { type Marks, ViewerMarks } from './viewer-marks.query.js';

export interface SeePostsInput {
  /** At most a page of ids. */
  postIds: readonly string[];
  /** Who is looking; undefined for a service. */
  viewerId: string | undefined;
  place: Place;
  /** How many of each post's newest comments come with it. */
  commentsLimit: number;
  /** Whose page it is: mutes do not hold for them there. */
  pageOf?: string;
}

interface Loaded {
  posts: Post[];
  marks: Marks;
}

/**
 * Posts by id as one person may see them: the one way by which posts are shown. What they may not see, what is not there and,
 * where mutes hold, what they muted is left out. Whatever the number of posts: posts and what the reader did with them (4
 * queries), then follows, blocks and mutes (3), whom they have blocks with (2), and the same for what is quoted.
 */
@Injectable()
export class SeePosts {
  constructor(
    private readonly findPosts: FindPosts,
    private readonly viewerMarks: ViewerMarks,
    private readonly hiddenCounts: HiddenCounts,
    private readonly loadReader: LoadReader,
  ) {}

  async run(input: SeePostsInput): Promise<Map<string, PostView>> {
    const { postIds, viewerId, commentsLimit } = input;
    if (postIds.length === 0) return new Map();
    // Some of the newest comments may be hidden from their reader: the next ones take their place.
    const comments = viewerId === undefined ? commentsLimit : Math.min(2 * commentsLimit, LIMITS.commentsPerPostMax);
    const { posts, marks } = await this.load(postIds, viewerId, comments);
    const [reader, hidden, quoted] = await Promise.all([
      this.loadReader.run({
        viewerId,
        authorIds: posts.flatMap((post) =>
          [post.visibility === 'followers' ? post.authorId : [], post.quotedAuthorId ?? []].flat(),
        ),
        peopleIds: posts.flatMap(involved),
      }),
      this.hiddenCounts.run(posts, viewerId),
      this.loadQuoted(posts, viewerId),
    ]);
    const shows = (post: Post) => maySee(post, reader) && !(mutesHold(post, input) && isMuted(post, reader));
    const quotes = new Map(
      quoted.posts.map((post): [string, QuoteView] => {
        const postId = post._id;
        if (!shows(post)) return [postId, { state: 'hidden', postId }];
        return [postId, { state: 'available', postId, post: presentPost(post, reader, quoted, 0) }];
      }),
    );
    return new Map(
      posts.filter(shows).map((post) => {
        const view = presentPost(post, reader, { marks, hidden }, commentsLimit);
        const { quotedPostId: quotedId } = post;
        if (!quotedId) return [post._id, view];
        return [post._id, { ...view, quote: quotes.get(quotedId) ?? { state: 'deleted', postId: quotedId } }];
      }),
    );
  }

  private async load(postIds: readonly string[], viewerId: string | undefined, comments: number): Promise<Loaded> {
    const [posts, marks] = await Promise.all([
      this.findPosts.run(postIds, comments),
      this.viewerMarks.run(postIds, viewerId),
    ]);
    return { posts, marks };
  }

  private async loadQuoted(
    quoting: readonly Post[],
    viewerId: string | undefined,
  ): Promise<Loaded & { hidden: Hidden }> {
    const ids = [...new Set(quoting.flatMap((post) => post.quotedPostId ?? []))];
    const { posts, marks } = await this.load(ids, viewerId, 0);
    return { posts, marks, hidden: await this.hiddenCounts.run(posts, viewerId) };
  }
}

function mutesHold(post: Post, { place, pageOf }: SeePostsInput): boolean {
  return place !== 'direct' && post.authorId !== pageOf;
}

/** Everybody whose words a post shows. */
function involved(post: Post): string[] {
  return [post.authorId, post.quotedAuthorId ?? [], post.latestComments.map((comment) => comment.authorId)].flat();
}
