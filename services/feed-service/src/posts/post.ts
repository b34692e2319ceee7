import type { Facet } from '../facets/facet.js';
import type { PageInfo } from '../requests/page.js';

/** A comment as it is kept with its post. */
export interface LatestComment {
  id: string;
  authorId: string;
  content: string;
  createdAt: Date;
  facets?: Facet[];
}

/** Who may see a post, fixed when it is written: everybody; followers and those it mentions; its author alone. */
export type Visibility = 'public' | 'followers' | 'self';

/** A picture as a post shows it: what a page needs to leave room for it, so that reading asks nobody. */
export interface Picture {
  mediaId: string;
  alt: string;
  width: number;
  height: number;
  animated: boolean;
  /** ThumbHash, base64. */
  thumbhash: string;
  /** `#rrggbb` */
  color: string;
}

/** What a post says, which is what an edit changes. */
export interface Wording {
  content: string;
  facets: Facet[];
  /** Empty for none. */
  contentWarning: string;
  pictures: Picture[];
}

/** A post. */
export interface Post extends Wording {
  /** UUIDv7: ids sort by time, which is the order of timelines. */
  _id: string;
  authorId: string;
  /** Contiguous per author from 1, shared with their reposts: what stands on their page is listed by it. */
  authorSeq: number;
  /** Contiguous per author from 1 among their posts with pictures. */
  pictureSeq?: number;
  createdAt: Date;
  visibility: Visibility;
  /** Whom the text mentions: they may see a post for followers. */
  mentionedIds: string[];
  quotedPostId?: string;
  quotedAuthorId?: string;
  /** Contiguous per quoted post from 1. Only public quotes have one: only they are counted and listed. */
  quoteSeq?: number;
  likeCount: number;
  commentCount: number;
  repostCount: number;
  quoteCount: number;
  /** The last sequence numbers given to a like and to a repost; absent where there was none since there are such numbers. */
  likeSeq?: number;
  repostSeq?: number;
  /** The last sequence number given to a comment. */
  commentSeq: number;
  /** The last sequence number given to a quote of it. */
  quoteLastSeq: number;
  /**
   * The newest LIMITS.commentsPerPostMax comments, newest first, kept in the comment's own transaction. A page of a timeline is
   * read ten times as often as a comment is written, and this makes it one read (measured 6 ms against 52 ms by aggregation).
   */
  latestComments: LatestComment[];
  /** 1 until it is edited. */
  version: number;
  editedAt?: Date;
  idempotencyKey?: string;
  /** A tombstone: nothing of what it said is left, and every read treats it as not there. */
  deletedAt?: Date;
}

/** What posts written before these fields existed do not have. */
const ABSENT = {
  facets: [],
  contentWarning: '',
  pictures: [],
  visibility: 'public',
  mentionedIds: [],
  repostCount: 0,
  quoteCount: 0,
  quoteLastSeq: 0,
  latestComments: [],
  version: 1,
} as const satisfies Partial<{ [K in keyof Post]: Readonly<Post[K]> }>;

/** A post as it is stored: documents of before lack what was added since. */
export type StoredPost = Omit<Post, keyof typeof ABSENT> & Partial<Pick<Post, keyof typeof ABSENT>>;

/** A stored post with the meaning of what it lacks. */
export function readStored(stored: StoredPost): Post {
  return { ...structuredClone(ABSENT), ...stored } as Post;
}

/** A comment as a reader receives it. */
export interface CommentView {
  id: string;
  postId: string;
  authorId: string;
  content: string;
  createdAt: Date;
  facets: Facet[];
}

/** What a post quotes, as a reader receives it: the post only where they may see it, without comments or a quote of its own. */
export type QuoteView =
  | { state: 'available'; postId: string; post: PostView }
  | { state: 'deleted' | 'hidden'; postId: string };

/** A post as a reader receives it; `postMessage` makes the protobuf message of it. */
export interface PostView extends Wording {
  id: string;
  authorId: string;
  createdAt: Date;
  likeCount: number;
  commentCount: number;
  repostCount: number;
  quoteCount: number;
  viewerHasLiked: boolean;
  viewerHasReposted: boolean;
  viewerHasBookmarked: boolean;
  comments: CommentView[];
  visibility: Visibility;
  quote?: QuoteView;
  version: number;
  editedAt?: Date;
}

/** Why a post stands in a list. */
export type ItemReason = 'own' | 'followed' | 'repost' | 'mention';

/** A post's place in a list. */
export interface PostItemView {
  /** The repost's id, else the post's: distinct within a list. */
  id: string;
  postId: string;
  reason: ItemReason;
  /** Who reposted it; empty otherwise. */
  actorId: string;
}

/** A page of posts as a reader receives it. */
export interface PostPage {
  posts: PostView[];
  pageInfo: PageInfo;
}

/** A page of posts that says of each why it stands there. */
export interface ItemPage extends PostPage {
  /** One for each post, in the same order. */
  items: PostItemView[];
}
