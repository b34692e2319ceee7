import { Injectable } from '@nestjs/common';
import type { ReachView } from '../people/reach.js';
import type { TimelineEntry } from './timeline.js';

/** Work on an entry that reaches more followers than one command does, kept until it is done. */
export interface FanOut {
  /** The work and the entry: asking for it twice is asking once. */
  _id: string;
  work: 'spread' | 'withdraw';
  /** As `writeEntry` writes it. */
  entry: string;
  createdAt: Date;
  /** Nobody else takes it before. A process that dies leaves it to another. */
  claimedUntil: Date;
  /** How often it was begun. */
  attempts: number;
}

/** Called between two chunks of work: may end it by throwing. */
export type Between = () => Promise<void>;

const DAY_MS = 86_400_000;

/** The sizes at which fan-out changes how it works; docs/adr/0011-hybrid-timelines.md says what each was measured by. */
@Injectable()
export class FanOutLimits {
  /** Followers reached by one command. */
  chunk = 250;
  /** Above so many followers who read lately, a person's posts are merged in at reading. */
  mergeAbove = 4000;
  /** Below so many they are written into timelines again: far enough away that nobody goes back and forth. */
  mergeBelow = 2000;
  /** How long a count of those who read lately holds, unless followers have doubled. */
  countHoldsMs: number = DAY_MS;
}

/** Whether the followers who read lately have to be counted: only where the answer could change the way. */
export function isCountDue(seen: ReachView, limits: FanOutLimits, now: Date): boolean {
  const { way, followerCount, countedAt, countedFollowers = 0 } = seen;
  const stale = !countedAt || now.getTime() - countedAt.getTime() > limits.countHoldsMs;
  if (way === 'merged') return stale || followerCount < limits.mergeBelow;
  return followerCount > limits.mergeAbove && (stale || followerCount > 2 * countedFollowers);
}

export function fanOutKey(work: FanOut['work'], entry: TimelineEntry): string {
  return `${work}:${entry.id}`;
}
