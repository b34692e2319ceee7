/** Somebody is shut out. */
export interface Ban {
  userId: string;
  /** Null: for good. */
  until: Date | null;
  /** For other moderators. */
  reason: string;
  byId: string;
  bannedAt: Date;
}

export const holds = ({ until }: Pick<Ban, 'until'>, now: Date): boolean => until === null || until > now;
