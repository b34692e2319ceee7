/** One subscriber's place in one channel. Belongs to the channel's state; `member` is whatever the shell puts there. */
export class Subscription<Member> {
  /** Receives what the channel receives, as it comes. */
  level = false;
  /** While not level: the last number that this subscriber has. May be ahead of the channel's head. */
  cursor = 0;
  /** What is under way for this subscriber: an answer to any other ticket comes too late. */
  ticket: object | null = null;
  /** How often the owner knew less than the node. */
  stale = 0;
  /** `recovered` is owed once the channel and the subscriber are both at `target`. */
  owed: { target: number; readonly done: (() => void)[] } | null = null;
  /** Where the owner said that the channel stood when this subscriber came. */
  known = 0;
  /** What lies at or before this number was before this subject's time as far as the node knows: only the owner may give it. */
  floor = 0;

  constructor(
    readonly member: Member,
    readonly subject: string,
  ) {}
}
