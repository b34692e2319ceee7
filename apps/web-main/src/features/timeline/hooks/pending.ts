import type { Failure } from '../../../platform/graphql/failure.ts';

/** Something written and sent, until the service has acknowledged it. */
export interface Pending {
  /** Sent as idempotencyKey: however often it is tried, it is made once. */
  readonly key: string;
  readonly kind: 'post' | 'comment';
  /** For a comment. */
  readonly postId?: string;
  readonly content: string;
  readonly writtenAt: string;
  readonly state: 'sending' | 'failed';
  readonly failure?: Failure;
}

/** Reads one entry back; undefined when it is not one. */
export function parsePending(text: string): Pending | undefined {
  try {
    const kept = JSON.parse(text) as Partial<Pending> | null;
    const isWhole =
      typeof kept?.key === 'string' &&
      (kept.kind === 'post' || (kept.kind === 'comment' && typeof kept.postId === 'string')) &&
      typeof kept.content === 'string' &&
      typeof kept.writtenAt === 'string' &&
      (kept.state === 'sending' || kept.state === 'failed');
    return isWhole ? (kept as Pending) : undefined;
  } catch {
    return undefined;
  }
}
