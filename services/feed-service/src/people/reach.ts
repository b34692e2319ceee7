/**
 * How somebody's posts reach their followers' home pages. Absent: they are written into each timeline. `merged`: they are
 * read from the author when a page is. In between, both hold: posts are written, and readers are being told (`joining`) or
 * have not all been untold (`leaving`).
 */
export type Way = 'joining' | 'merged' | 'leaving';

export interface Reach {
  way?: Way;
  /** When the followers who read lately were counted last, and how many followers there were. */
  countedAt?: Date;
  countedFollowers?: number;
}

/** What fan-out has to know of an author. */
export interface ReachView extends Reach {
  followerCount: number;
}

/** What a timeline's computation has to know of somebody who may be in it. */
export interface Writer {
  id: string;
  /** The last number of their posts and reposts. */
  lastSeq: number;
  /** Nothing of theirs is newer; absent: not known. */
  wroteAt?: Date;
  /** Whether followers read them when they read a page. */
  isRead: boolean;
}

export function isRead(way: Way | undefined): boolean {
  return way === 'joining' || way === 'merged';
}
