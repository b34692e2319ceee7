/** Bounds what a timeline's rebuild reads and what one person can cost everybody else's posts. */
export const FOLLOWING_MAX = 5000;

/** One person following another. Its key is both ids, so that there can be one only. */
export interface Follow {
  /** `followerId:followeeId` */
  _id: string;
  followerId: string;
  followeeId: string;
  createdAt: Date;
}

export function followKey(followerId: string, followeeId: string): string {
  return `${followerId}:${followeeId}`;
}
