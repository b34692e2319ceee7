import type { Failure } from '../../../platform/graphql/failure.ts';
import { extrasFrom, type PostExtras } from './post-extras.ts';

/** Something written and sent, until the service has acknowledged it. */
export interface Pending {
  /** Sent as idempotencyKey: however often it is tried, it is made once. */
  readonly key: string;
  readonly kind: 'post' | 'comment';
  /** For a comment. */
  readonly postId?: string;
  readonly content: string;
  /** What a post has beside its text, and whom a comment mentions. */
  readonly extras: PostExtras;
  readonly writtenAt: string;
  /** `waiting` until its pictures are there. */
  readonly state: 'waiting' | 'sending' | 'failed';
  readonly failure?: Failure;
}

const STATES: readonly string[] = ['waiting', 'sending', 'failed'] satisfies Pending['state'][];

/** Reads one entry back, also one of before there were pictures; undefined when it is not one. */
export function parsePending(text: string): Pending | undefined {
  try {
    const kept = JSON.parse(text) as Partial<Pending> | null;
    const isWhole =
      typeof kept?.key === 'string' &&
      (kept.kind === 'post' || (kept.kind === 'comment' && typeof kept.postId === 'string')) &&
      typeof kept.content === 'string' &&
      typeof kept.writtenAt === 'string' &&
      STATES.includes(kept.state ?? '');
    return isWhole ? ({ ...kept, extras: extrasFrom(kept.extras) } as Pending) : undefined;
  } catch {
    return undefined;
  }
}
