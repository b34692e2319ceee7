/** How another stands to a person. */
export interface Relation {
  otherId: string;
  /** One of the two blocks the other. */
  blocked: boolean;
  /** The other follows the person. */
  followsUser: boolean;
}

/** One person blocks another: this service's copy of what feed-service owns. */
export interface Block {
  /** `<blocker>:<blocked>` */
  _id: string;
  blockerId: string;
  blockedId: string;
}
