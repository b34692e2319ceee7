/** What happened to a room for everybody in it. */
export interface RoomChange {
  joinedIds: string[];
  leftIds: string[];
  askedIds: string[];
  byId: string;
  name: string;
}

export type PersonChangeKind = 'added' | 'asked' | 'removed' | 'muted' | 'reach' | 'preferences';

/** One thing that happened in a channel, by reference: a replay shows messages as they are when it is asked for. */
export type ChannelHappening =
  | { kind: 'message.created'; messageId: string }
  | {
      kind: 'message.updated';
      messageId: string;
      change: 'edited' | 'reacted' | 'unreacted';
      userId: string;
      emoji?: string;
    }
  | { kind: 'message.deleted'; messageId: string; messageSeq: number; byId: string }
  | { kind: 'room.updated'; change: RoomChange }
  | { kind: 'person.rooms_updated'; roomId?: string; change: PersonChangeKind };

/** A place in a channel's log; kept for 72 hours. */
export interface ChannelEntry {
  /** `<channel>:<epoch>:<seq>` */
  _id: string;
  channel: string;
  epoch: string;
  seq: number;
  at: Date;
  happening: ChannelHappening;
}
