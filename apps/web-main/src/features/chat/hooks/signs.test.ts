import { describe, expect, it } from 'vitest';
import { receiptOf, TYPING_MS, typingAt, withMarker, withTyping } from './signs.ts';

describe('signs of others', () => {
  it('say that somebody types until they stop, or say nothing for a while', () => {
    const typing = withTyping(new Map(), 'room', 'bora', true, 1_000);
    expect(typingAt(typing, 1_000 + TYPING_MS - 1)).toBe(typing);
    expect(typingAt(typing, 1_000 + TYPING_MS).get('room')?.size).toBe(0);
    expect(withTyping(typing, 'room', 'bora', false, 2_000).get('room')?.size).toBe(0);
    expect(withTyping(typing, 'other', 'bora', false, 2_000)).toBe(typing);
  });

  it('take what was read for received', () => {
    const markers = withMarker(new Map(), 'room', 'bora', { readSeq: 5 });
    expect(markers.get('room')?.get('bora')).toEqual({ readSeq: 5, deliveredSeq: 5 });
    expect(withMarker(markers, 'room', 'bora', { deliveredSeq: 4 })).toBe(markers);
  });

  it('tell sent, delivered and read apart, and count readers without oneself', () => {
    let markers = withMarker(new Map(), 'room', 'ada', { readSeq: 9 });
    expect(receiptOf(markers.get('room'), 'ada', 3)).toEqual({ kind: 'sent', readers: 0 });
    markers = withMarker(markers, 'room', 'bora', { deliveredSeq: 3 });
    expect(receiptOf(markers.get('room'), 'ada', 3).kind).toBe('delivered');
    markers = withMarker(markers, 'room', 'bora', { readSeq: 3 });
    markers = withMarker(markers, 'room', 'chul', { readSeq: 4 });
    expect(receiptOf(markers.get('room'), 'ada', 3)).toEqual({ kind: 'read', readers: 2 });
    expect(receiptOf(undefined, 'ada', 3).kind).toBe('sent');
  });
});
