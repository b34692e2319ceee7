import type { Reach } from './reach.js';

/** What feed-service knows of a person: that they are there, and their counters. Names and faces are other services'. */
export interface Person {
  _id: string;
  createdAt: Date;
  /** Their public posts; those that fewer people may see are counted apart, because not everybody may know of them. */
  postCount: number;
  followersPostCount: number;
  selfPostCount: number;
  /** The last sequence number given to a post or a repost of theirs. */
  postSeq: number;
  /** The last sequence number given to a post of theirs with pictures. */
  pictureSeq: number;
  followerCount: number;
  followingCount: number;
  /** How many people they block. */
  blockCount?: number;
  /** The last sequence numbers given to what they have lists of; absent where they never had any. */
  followingSeq?: number;
  followerSeq?: number;
  blockSeq?: number;
  bookmarkSeq?: number;
  /** Nothing that they wrote or reposted is newer. Absent in documents from before it was noted. */
  wroteAt?: Date;
  reach?: Reach;
}

/** The sequences that lists of other slices go by. */
export type PersonSequence = 'postSeq' | 'pictureSeq' | 'followingSeq' | 'followerSeq' | 'blockSeq' | 'bookmarkSeq';

/** The counters that edges of other slices move. */
export type PersonCounter = PostCounter | 'followerCount' | 'followingCount' | 'blockCount';

export type PostCounter = 'postCount' | 'followersPostCount' | 'selfPostCount';

/** Which counter a post of a visibility moves. */
export const POST_COUNTERS = {
  public: 'postCount',
  followers: 'followersPostCount',
  self: 'selfPostCount',
} as const satisfies Record<string, PostCounter>;

export const NOBODY: Omit<
  Person,
  '_id' | 'createdAt' | 'blockCount' | 'wroteAt' | 'reach' | Exclude<PersonSequence, 'postSeq' | 'pictureSeq'>
> = {
  postCount: 0,
  followersPostCount: 0,
  selfPostCount: 0,
  postSeq: 0,
  pictureSeq: 0,
  followerCount: 0,
  followingCount: 0,
};

/** How many posts somebody is told of: no more than those they may see. */
export function postCountFor(person: Person, { isSelf, follows }: { isSelf: boolean; follows: boolean }): number {
  // Documents from before there was a choice lack the other two.
  const {
    postCount,
    followersPostCount = 0,
    selfPostCount = 0,
  } = person as Partial<Person> & Pick<Person, 'postCount'>;
  if (isSelf) return postCount + followersPostCount + selfPostCount;
  return follows ? postCount + followersPostCount : postCount;
}
