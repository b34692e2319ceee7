import { describe, expect, it } from 'vitest';
import type { Failure } from '../graphql/failure.ts';
import { doneOf, nextState, type UploadEvent, type UploadState } from './upload-state.ts';

const away: Failure = { kind: 'unreachable', code: 'UNREACHABLE' };
const refusal: Failure = { kind: 'refused', code: 'MEDIA_TYPE_UNSUPPORTED' };
const after = (...events: UploadEvent[]): UploadState => events.reduce(nextState, { kind: 'queued' } as UploadState);

describe('an upload', () => {
  it('goes from the queue over sending and processing to ready', () => {
    expect(
      after(
        { type: 'progressed', sent: 5 },
        { type: 'arrived', mediaId: 'm' },
        { type: 'processed', progress: 0.5 },
        { type: 'made' },
      ),
    ).toEqual({ kind: 'ready', mediaId: 'm' });
  });

  it('counts attempts until bytes go through again, and never goes back in what it has sent', () => {
    const first = after({ type: 'progressed', sent: 8 }, { type: 'failed', failure: away });
    expect(first).toEqual({ kind: 'stalled', sent: 8, attempt: 0, failure: away });
    const second = nextState(first, { type: 'failed', failure: away });
    expect(second).toMatchObject({ attempt: 1 });
    const moving = nextState(second, { type: 'progressed', sent: 3 });
    expect(moving).toEqual({ kind: 'sending', sent: 8 });
    expect(nextState(moving, { type: 'failed', failure: away })).toMatchObject({ attempt: 0 });
  });

  it('stays where the person paused it, whatever the line does', () => {
    const paused = after({ type: 'progressed', sent: 8 }, { type: 'paused' });
    expect(paused).toEqual({ kind: 'paused', sent: 8 });
    expect(nextState(paused, { type: 'failed', failure: away })).toBe(paused);
    expect(nextState(paused, { type: 'progressed', sent: 9 })).toBe(paused);
    expect(nextState(paused, { type: 'resumed' })).toEqual({ kind: 'queued' });
  });

  it('ends when it is refused, until the person tries again', () => {
    const refused = after({ type: 'arrived', mediaId: 'm' }, { type: 'refused', failure: refusal });
    expect(refused).toEqual({ kind: 'refused', failure: refusal });
    expect(nextState(refused, { type: 'made' })).toBe(refused);
    expect(nextState(refused, { type: 'resumed' })).toEqual({ kind: 'queued' });
  });

  it('is sent again when the service no longer has it', () => {
    expect(after({ type: 'arrived', mediaId: 'm' }, { type: 'made' }, { type: 'lost' })).toEqual({ kind: 'queued' });
  });
});

describe('doneOf', () => {
  it('never reaches the end before the picture can be shown', () => {
    expect(doneOf({ kind: 'queued' }, 10)).toBe(0);
    expect(doneOf({ kind: 'sending', sent: 10 }, 10)).toBeCloseTo(0.9);
    expect(doneOf({ kind: 'processing', mediaId: 'm', progress: 0.5 }, 10)).toBeCloseTo(0.95);
    expect(doneOf({ kind: 'ready', mediaId: 'm' }, 10)).toBe(1);
  });
});
