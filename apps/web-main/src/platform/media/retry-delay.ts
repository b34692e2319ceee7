import { backOff } from '../connection/connection.ts';
import type { Failure } from '../graphql/failure.ts';
import type { SendError } from './send-file.ts';

/** In how many milliseconds an upload that stalled is tried again; undefined: not by itself. */
export function retryDelay(attempt: number, failure: Failure, kind: SendError['kind'] | undefined): number | undefined {
  // Without a session every try would fail; whoever signs in again calls resumeAll.
  if (failure.kind === 'signed_out' && kind !== 'ticket') return undefined;
  const isNew = attempt === 0 && (kind === 'ticket' || kind === 'gone');
  return isNew ? 0 : backOff(attempt);
}
