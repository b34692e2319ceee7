import { describe, expect, it } from 'vitest';
import { message, messages, pending } from './chat.fixture.ts';
import { type ChatRow, rowsOf } from './rows.ts';

const kinds = (rows: readonly ChatRow[]): string[] => rows.map(({ kind }) => kind);
const of = (change: Partial<Parameters<typeof rowsOf>[0]>) =>
  rowsOf({ messages: [], pending: [], me: 'ada', readSeq: undefined, ...change });

describe('rows of a conversation', () => {
  it('say a day once, before its first message', () => {
    const rows = of({
      messages: [
        message(1, { createdAt: '2026-11-20T03:00:00Z' }),
        message(2, { createdAt: '2026-11-20T03:01:00Z' }),
        message(3, { createdAt: '2026-11-23T03:01:00Z' }),
      ],
    });
    expect(kinds(rows)).toEqual(['day', 'message', 'message', 'day', 'message']);
  });

  it('put what one person wrote in one go together, and part it after five minutes and at others', () => {
    const rows = of({
      messages: [
        message(1),
        message(2),
        message(3, { authorId: 'ada' }),
        message(4, { createdAt: '2026-11-24T03:04:00Z' }),
        message(5, { createdAt: '2026-11-24T03:30:00Z' }),
      ],
    });
    const ends = rows.flatMap((row) => (row.kind === 'message' ? [[row.isFirst, row.isLast]] : []));
    expect(ends).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ]);
  });

  it('draw the line before the first that others wrote after reading had ended', () => {
    const rows = of({ messages: [message(1), message(2, { authorId: 'ada' }), message(3), message(4)], readSeq: 1 });
    expect(kinds(rows)).toEqual(['day', 'message', 'message', 'unread', 'message', 'message']);
    expect(rows[4]).toMatchObject({ isFirst: true });
  });

  it('show a message that was acknowledged once, under the key it was sent with', () => {
    const waiting = [pending('k1'), pending('k2')];
    const before = of({ messages: messages(1, 2), pending: waiting });
    const after = of({
      messages: [...messages(1, 2), message(3, { authorId: 'ada', clientId: 'k1' })],
      pending: waiting,
    });
    expect(before.map(({ key }) => key).slice(-2)).toEqual(['k1', 'k2']);
    expect(after.map(({ key }) => key).slice(-2)).toEqual(['k1', 'k2']);
    expect(kinds(after).slice(-2)).toEqual(['message', 'pending']);
  });

  it('never take somebody else’s message for one’s own by its client’s id', () => {
    const rows = of({ messages: [message(1, { clientId: 'k1' })], pending: [pending('k1')] });
    expect(rows.map(({ key }) => key).slice(-2)).toEqual(['m1', 'k1']);
  });

  it('tell notices as what they are', () => {
    const notice = { kind: 'joined' as const, userIds: ['bora'], name: null, seconds: null };
    expect(kinds(of({ messages: [message(1, { notice })] }))).toEqual(['day', 'notice']);
  });
});
