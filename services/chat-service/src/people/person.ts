/** What chat keeps of one person beside their rooms. Somebody without it has every default. */
export interface Person {
  /** The person's id. */
  _id: string;
  /** Names the numbering of the channel `chat:<id>`. */
  epoch: string;
  /** The last thing that happened in the channel; 0 for nothing. */
  channelSeq: number;
  /** Rooms they are in or asked into. */
  roomCount: number;
  sendReceipts: boolean;
  showPresence: boolean;
  lastSeenAt?: Date;
}

/** What a person decided about how others see them. */
export type Preferences = Pick<Person, 'sendReceipts' | 'showPresence'>;

export const DEFAULT_PREFERENCES: Preferences = { sendReceipts: true, showPresence: true };

/** The name of a person's own channel. */
export function personChannel(userId: string): string {
  return `chat:${userId}`;
}
