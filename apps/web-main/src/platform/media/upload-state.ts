import type { Failure } from '../graphql/failure.ts';

/** Where an upload is on its way. `sent` counts bytes, `progress` goes from 0 to 1. */
export type UploadState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'paused'; readonly sent: number }
  /** The line or the service is away: it goes on by itself. */
  | { readonly kind: 'stalled'; readonly sent: number; readonly attempt: number; readonly failure: Failure }
  /** All bytes have arrived; what is shown is being made of them. */
  | { readonly kind: 'processing'; readonly mediaId: string; readonly progress: number }
  | { readonly kind: 'ready'; readonly mediaId: string }
  /** It ends here unless the person tries again. */
  | { readonly kind: 'refused'; readonly failure: Failure };

export type UploadEvent =
  | { readonly type: 'progressed'; readonly sent: number }
  | { readonly type: 'arrived'; readonly mediaId: string }
  | { readonly type: 'processed'; readonly progress: number }
  | { readonly type: 'made' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'paused' }
  /** The person, a timer or the returned line asks for another try. */
  | { readonly type: 'resumed' }
  /** The service no longer has what arrived. */
  | { readonly type: 'lost' };

const sentOf = (state: UploadState): number => ('sent' in state ? state.sent : 0);

/** The only way an upload's state changes; an event that does not belong to a state changes nothing. */
export function nextState(state: UploadState, event: UploadEvent): UploadState {
  const isOnItsWay = state.kind === 'queued' || state.kind === 'sending' || state.kind === 'stalled';
  switch (event.type) {
    case 'progressed':
      return isOnItsWay ? { kind: 'sending', sent: Math.max(sentOf(state), event.sent) } : state;
    case 'arrived':
      return isOnItsWay || state.kind === 'paused'
        ? { kind: 'processing', mediaId: event.mediaId, progress: 0 }
        : state;
    case 'processed':
      return state.kind === 'processing' ? { ...state, progress: Math.max(state.progress, event.progress) } : state;
    case 'made':
      return state.kind === 'processing' ? { kind: 'ready', mediaId: state.mediaId } : state;
    case 'failed': {
      if (!isOnItsWay) return state;
      // Bytes that went through begin a new series of attempts.
      const attempt = state.kind === 'stalled' ? state.attempt + 1 : 0;
      return { kind: 'stalled', sent: sentOf(state), attempt, failure: event.failure };
    }
    case 'refused':
      return state.kind === 'ready' ? state : { kind: 'refused', failure: event.failure };
    case 'paused':
      return isOnItsWay ? { kind: 'paused', sent: sentOf(state) } : state;
    case 'resumed':
      return state.kind === 'paused' || state.kind === 'stalled' || state.kind === 'refused'
        ? { kind: 'queued' }
        : state;
    case 'lost':
      return state.kind === 'processing' || state.kind === 'ready' ? { kind: 'queued' } : state;
  }
}

/** How much of it is done, from 0 to 1: the bytes are most of it, what is made of them the rest. */
export function doneOf(state: UploadState, size: number): number {
  if (state.kind === 'ready') return 1;
  if (state.kind === 'processing') return 0.9 + 0.1 * state.progress;
  return size > 0 ? Math.min(1, sentOf(state) / size) * 0.9 : 0;
}
