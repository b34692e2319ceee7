import { describe, expect, it } from 'vitest';
import { message, messages, page } from './chat.fixture.ts';
import {
  hasGap,
  opened,
  reopened,
  type Timeline,
  withChanged,
  withCreated,
  withDeleted,
  withNewer,
  withOlder,
} from './timeline.ts';

const seqs = (timeline: Timeline): number[] => timeline.messages.map(({ seq }) => seq);
const at = (seq: number) => ({ channel: 'room:room', epoch: 'one', seq });

describe('a room’s messages', () => {
  it('grow at their foot by what comes live, once', () => {
    const begun = opened(undefined, page(1, 3));
    const grown = withCreated(withCreated(begun, message(4)), message(4));
    expect(seqs(grown)).toEqual([1, 2, 3, 4]);
    expect(withCreated(grown, message(2))).toBe(grown);
  });

  it('hold what came ahead of its neighbours, and close when they come', () => {
    const ahead = withCreated(opened(undefined, page(1, 3)), message(6));
    expect(seqs(ahead)).toEqual([1, 2, 3]);
    expect(hasGap(ahead)).toBe(true);
    const closed = withCreated(withCreated(ahead, message(5)), message(4));
    expect(seqs(closed)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(hasGap(closed)).toBe(false);
  });

  it('close a gap by a page too', () => {
    const ahead = withCreated(opened(undefined, page(1, 3)), message(6));
    expect(seqs(withNewer(ahead, page(2, 5)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('leave what is new to its page while they end elsewhere', () => {
    const middle = opened(undefined, page(1, 3, { hasNextPage: true }));
    expect(withCreated(middle, message(9))).toBe(middle);
    expect(seqs(withNewer(middle, page(4, 6)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('take older pages before them, without doubling what overlaps', () => {
    const begun = opened(undefined, page(4, 6));
    const older = withOlder(begun, page(1, 4));
    expect(seqs(older)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(older.hasOlder).toBe(false);
  });

  it('keep what came while the first page was asked for', () => {
    const before = withCreated(opened(undefined, page(1, 3)), message(4));
    expect(seqs(opened(before, page(1, 3)))).toEqual([1, 2, 3, 4]);
  });

  it('show a change that happened after the page was read, and not one from before', () => {
    const begun = opened(undefined, page(4, 6));
    const edited = message(2, { content: 'edited', editedAt: '2026-11-24T05:00:00Z' });
    const changed = withDeleted(withChanged(begun, edited, at(8)), 'm3', at(9));
    const behind = withOlder(changed, page(1, 3, { position: at(7) }));
    expect(behind.messages[1]?.content).toBe('edited');
    expect(behind.messages[2]).toMatchObject({ deleted: true, content: '' });
    const ahead = withOlder(changed, page(1, 3, { position: at(9) }));
    expect(ahead.messages[1]?.content).toBe('message 2');
  });

  it('leave a place where one was deleted, and take its words out of answers', () => {
    const reply = {
      messageId: 'm2',
      seq: 2,
      authorId: 'bora',
      excerpt: 'message 2',
      deleted: false,
      hasAttachments: false,
    };
    const begun = opened(undefined, page(1, 3, { messages: [...messages(1, 2), message(3, { replyTo: reply })] }));
    const next = withDeleted(begun, 'm2', at(4));
    expect(next.messages[1]).toMatchObject({ id: 'm2', seq: 2, deleted: true, content: '' });
    expect(next.messages[2]?.replyTo).toMatchObject({ deleted: true, excerpt: '' });
  });

  it('keep their beginning when the newest page overlaps, and begin anew when it does not', () => {
    const known = withOlder(opened(undefined, page(11, 20)), page(1, 10));
    const same = reopened(known, page(15, 24));
    expect(seqs(same)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(same.stretch).toBe(known.stretch);
    const anew = reopened(known, page(40, 50));
    expect(seqs(anew)[0]).toBe(40);
    expect(anew.stretch).not.toBe(known.stretch);
  });
});
