import { describe, expect, it } from 'vitest';
import type { UploadState } from '../../../platform/media/upload-state.ts';
import { attachedOf } from './attached.ts';

const uploads = (states: Record<string, UploadState>) =>
  new Map(Object.entries(states).map(([id, state]) => [id, { state }]));
const pictures = [
  { upload: 'a', alt: ' A river ' },
  { upload: 'b', alt: '' },
];
const ready = (mediaId: string): UploadState => ({ kind: 'ready', mediaId });

describe('attachedOf', () => {
  it('gives the pictures in order once all are ready', () => {
    expect(attachedOf(pictures, uploads({ b: ready('m2'), a: ready('m1') }), true)).toEqual({
      kind: 'ready',
      pictures: [
        { mediaId: 'm1', alt: 'A river' },
        { mediaId: 'm2', alt: '' },
      ],
    });
    expect(attachedOf([], new Map(), false)).toEqual({ kind: 'ready', pictures: [] });
  });
  it('waits while one is on its way, or it is not known yet what the device keeps', () => {
    const some = uploads({ a: ready('m1'), b: { kind: 'sending', sent: 3 } });
    expect(attachedOf(pictures, some, true)).toEqual({ kind: 'waits', ready: 1, count: 2 });
    expect(attachedOf(pictures, new Map(), false)).toEqual({ kind: 'waits', ready: 0, count: 2 });
  });
  it('fails with what one was refused for, or when one is no longer there', () => {
    const failure = { kind: 'refused', code: 'MEDIA_TYPE_UNSUPPORTED' } as const;
    const some = uploads({ a: ready('m1'), b: { kind: 'refused', failure } });
    expect(attachedOf(pictures, some, true)).toEqual({ kind: 'failed', failure });
    expect(attachedOf(pictures, uploads({ a: ready('m1') }), true)).toMatchObject({
      failure: { code: 'PICTURE_MISSING' },
    });
  });
});
