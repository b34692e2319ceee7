/** How many posts a timeline holds: 25 pages. Older ones are found on their authors' own pages. */
export const TIMELINE_MAX = 500;
/** How many of somebody's posts enter a timeline when they are followed, and are merged in where they are read. */
export const BACKFILL_MAX = 100;

/**
 * One person's timeline: references to posts, newest first. A bounded document a person, because it is read in one step by key
 * (measured 1 ms for 500 entries, where an index over one document an entry took 23 ms), is trimmed by the push itself,
 * and reaches many followers with one command.
 */
export interface Timeline {
  /** The person's id. */
  _id: string;
  /** As `writeEntry` writes them, descending: UUIDv7 ids make that the order of time. */
  entries: string[];
  /** When its owner read it last, to the hour; absent: never. Fan-out reaches those who did lately. */
  activeAt?: Date;
  /** Its owner came back and what they missed is not merged in yet. */
  behind?: true;
  /** Followed authors whose posts are not written into timelines but merged in at reading. May hold too many, never too few. */
  readAuthors?: string[];
}

/** Why and where a post stands in a timeline. */
export interface TimelineEntry {
  kind: 'post' | 'repost' | 'mention';
  /** The repost's id, else the post's. */
  id: string;
  postId: string;
  authorId: string;
  /** Whose doing it is: the reposter, else the author. */
  actorId: string;
}

const ID_LENGTH = 36;
const POST_LENGTH = 2 * ID_LENGTH + 1;
/** Sorts below the colon: where a post is followed and mentions, the follow comes first. */
const MENTION_MARK = '/';

/**
 * `postId:authorId`, `postId/authorId` for a mention, `repostId:reposterId:postId:authorId`. The id comes first, so that entries
 * sort by time as they are; the actor second, so that all of somebody's doing is found by one pattern.
 */
export function writeEntry({ kind, id, postId, authorId, actorId }: TimelineEntry): string {
  if (kind === 'repost') return `${id}:${actorId}:${postId}:${authorId}`;
  return `${postId}${kind === 'mention' ? MENTION_MARK : ':'}${authorId}`;
}

export function readEntry(entry: string): TimelineEntry {
  const id = entry.slice(0, ID_LENGTH);
  const actorId = entry.slice(ID_LENGTH + 1, POST_LENGTH);
  if (entry.length === POST_LENGTH) {
    const kind = entry[ID_LENGTH] === MENTION_MARK ? 'mention' : 'post';
    return { kind, id, postId: id, authorId: actorId, actorId };
  }
  const [postId = '', authorId = ''] = entry.slice(POST_LENGTH + 1).split(':');
  return { kind: 'repost', id, postId, authorId, actorId };
}

export function postEntry(postId: string, authorId: string): TimelineEntry {
  return { kind: 'post', id: postId, postId, authorId, actorId: authorId };
}

export function mentionEntry(postId: string, authorId: string): TimelineEntry {
  return { ...postEntry(postId, authorId), kind: 'mention' };
}

export function repostEntry(repost: {
  repostId: string;
  postId: string;
  authorId: string;
  userId: string;
}): TimelineEntry {
  const { repostId, postId, authorId, userId } = repost;
  return { kind: 'repost', id: repostId, postId, authorId, actorId: userId };
}

/** The newest `max` of several lists of entries, without repetition. */
export function mergeNewest(lists: readonly (readonly string[])[], max: number): string[] {
  return [...new Set(lists.flat())].sort().reverse().slice(0, max);
}
