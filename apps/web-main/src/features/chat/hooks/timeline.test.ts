import { describe, expect, it } from 'vitest';
import { message, messages, page } from './chat.fixture.ts';
import {
  hasGap,
  type MessagePage,
  opened,
  reopened,
  shownOf,
  type Timeline,
  withChanged,
  withCreated,
  withDeleted,
  withNewer,
  withOlder,
} from './timeline.ts';

const seqs = (timeline: Timeline): number[] => timeline.messages.map(({ seq }) => seq);
const at = (seq: number) => ({ channel: 'room:room', epoch: 'one', seq });

/** Numbers from 0 to 1 that are the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

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

  it('show nothing that is new while they end elsewhere, and have it when its page comes', () => {
    const middle = withCreated(opened(undefined, page(1, 3, { hasNextPage: true })), message(9));
    expect(shownOf(middle).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(hasGap(middle)).toBe(false);
    const whole = withNewer(middle, page(4, 8));
    expect(seqs(whole)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('go on ending with the newest when a page that fills a gap was read before more came', () => {
    const ahead = withCreated(opened(undefined, page(1, 3)), message(9));
    const closing = withNewer(ahead, page(4, 6, { hasNextPage: true }));
    expect(seqs(closing)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(closing.hasNewer).toBe(false);
    expect(seqs(withNewer(closing, page(7, 9)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it.each(Array.from({ length: 200 }, (_, seed) => seed + 1))(
    'are shown once each and in order, whatever comes when (seed %i)',
    (seed) => {
      const random = mulberry32(seed);
      const upTo = (most: number): number => Math.floor(random() * (most + 1));
      let written = 5 + upTo(40);
      const under: MessagePage[] = [];
      const pageAt = (from: number): MessagePage => {
        const to = Math.min(written, from + 9);
        return page(from, to, { hasNextPage: to < written });
      };
      let timeline = opened(undefined, pageAt(Math.max(1, written - 9)));
      for (let step = 0; step < 60; step++) {
        const last = timeline.messages.at(-1)?.seq ?? 0;
        const what = upTo(6);
        if (what <= 2) {
          written += 1;
          // Some are lost on the way: a line was cut.
          if (random() < 0.7) timeline = withCreated(timeline, message(written));
        } else if (what === 3) under.push(pageAt(last + 1));
        else if (what === 4) {
          // Answers that were long under way.
          const late = under.shift();
          const first = late?.messages[0]?.seq ?? 0;
          if (late && first <= (timeline.messages.at(-1)?.seq ?? 0) + 1) timeline = withNewer(timeline, late);
        } else if (what === 5) timeline = opened(timeline, pageAt(1 + upTo(written - 1)));
        else timeline = reopened(timeline, pageAt(Math.max(1, written - 9)));
        const shown = shownOf(timeline).map(({ seq }) => seq);
        expect(shown).toEqual([...new Set(shown)].sort((one, other) => one - other));
        const held = seqs(timeline);
        expect(held).toEqual(Array.from({ length: held.length }, (_, index) => (held[0] ?? 0) + index));
      }
      while ((timeline.messages.at(-1)?.seq ?? 0) < written)
        timeline = withNewer(timeline, pageAt((timeline.messages.at(-1)?.seq ?? 0) + 1));
      expect(timeline.hasNewer).toBe(false);
      expect(shownOf(timeline).at(-1)?.seq).toBe(written);
    },
  );

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
