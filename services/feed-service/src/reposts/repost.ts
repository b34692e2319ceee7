/** One person's repost of one post. Its key is both ids, so that there can be one only. */
export interface Repost {
  /** `postId:userId` */
  _id: string;
  /** UUIDv7: where it stands in time beside posts. A repost that is made again has another. */
  repostId: string;
  postId: string;
  /** The post's author. */
  authorId: string;
  /** Who reposted it. */
  userId: string;
  /** Among the reposter's posts and reposts, which share one sequence: their page is listed by it. */
  authorSeq: number;
  /** Contiguous per post from 1; a post's reposters are listed by it. */
  seq: number;
  createdAt: Date;
}

export function repostKey(postId: string, userId: string): string {
  return `${postId}:${userId}`;
}
