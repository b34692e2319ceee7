/** Bounds what a timeline's rebuild reads and what one person can cost everybody else's posts. */
export const FOLLOWING_MAX = 5000;

/** One person following another. Its key is both ids, so that there can be one only. */
export interface Follow {
  /** `followerId:followeeId` */
  _id: string;
  followerId: string;
  followeeId: string;
  /** Contiguous per follower from 1; whom they follow is listed by it. Follows of before there were such lists have neither. */
  followingSeq?: number;
  /** Contiguous per followee from 1; their followers are listed by it. */
  followerSeq?: number;
  createdAt: Date;
}

export interface ListFollowsInput {
  userId: string;
  viewerId: string | undefined;
  limit: number;
  cursor: string;
}

export function followKey(followerId: string, followeeId: string): string {
  return `${followerId}:${followeeId}`;
}
