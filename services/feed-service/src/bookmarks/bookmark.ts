/** One person's bookmark of one post. Its key is both ids, so that there can be one only. */
export interface Bookmark {
  /** `userId:postId` */
  _id: string;
  userId: string;
  postId: string;
  /** Contiguous per person from 1; their list goes by it. */
  seq: number;
  createdAt: Date;
}

export function bookmarkKey(userId: string, postId: string): string {
  return `${userId}:${postId}`;
}
