/** A person's numbered channel while its row is locked: what is written moves it on. */
export interface Channel {
  readonly userId: string;
  readonly epoch: string;
  seq: number;
  unreadCount: number;
}

/** A place in a channel's numbering, as the wire has it. */
export interface Position {
  channel: string;
  epoch: string;
  seq: number;
}

export const channelName = (userId: string): string => `notifications:${userId}`;

export function positionOf({ userId, epoch, seq }: Pick<Channel, 'userId' | 'epoch' | 'seq'>): Position {
  return { channel: channelName(userId), epoch, seq };
}
