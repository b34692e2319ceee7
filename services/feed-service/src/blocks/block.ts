/** One person blocking another. Its key is both ids, so that there can be one only. */
export interface Block {
  /** `blockerId:blockedId` */
  _id: string;
  blockerId: string;
  blockedId: string;
  /** Contiguous per blocker from 1; their list goes by it. */
  seq: number;
  createdAt: Date;
}

export function blockKey(blockerId: string, blockedId: string): string {
  return `${blockerId}:${blockedId}`;
}

/** The key of every block that could be between a person and these others. */
export function keysBetween(userIds: readonly string[], personId: string): string[] {
  return userIds.flatMap((userId) => [blockKey(personId, userId), blockKey(userId, personId)]);
}
