/** What feed-service knows of a person: that they are there, and their counters. Names and faces are other services'. */
export interface Person {
  _id: string;
  createdAt: Date;
  postCount: number;
  /** The last sequence number given to a post of theirs. */
  postSeq: number;
  followerCount: number;
  followingCount: number;
}

/** The counters that edges of other slices move. */
export type PersonCounter = 'postCount' | 'followerCount' | 'followingCount';

export const NOBODY: Omit<Person, '_id' | 'createdAt'> = {
  postCount: 0,
  postSeq: 0,
  followerCount: 0,
  followingCount: 0,
};
