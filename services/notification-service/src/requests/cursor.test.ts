import { expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.js';

const place = { updatedAt: new Date('2026-05-02T10:00:00.123Z'), id: '019c0000-0000-7000-8000-00000000000a' };
const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('reads what it wrote, and nothing for the first page', () => {
  expect(readCursor('all', writeCursor('all', place))).toEqual(place);
  expect(readCursor('unread', '')).toBeUndefined();
});

it.each([
  ['another list’s', writeCursor('unread', place)],
  ['another version’s', made({ v: 2, l: 'all', t: 1, i: place.id })],
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['no object', made(null)],
  ['without an id', made({ v: 1, l: 'all', t: 1, i: 'x' })],
  ['without a moment', made({ v: 1, l: 'all', t: 1.5, i: place.id })],
  ['beyond all time', made({ v: 1, l: 'all', t: 8.64e15 + 2, i: place.id })],
  ['endless', 'a'.repeat(161)],
])('refuses one that is %s', (_, cursor) => {
  expect(() => readCursor('all', cursor)).toThrow(expect.objectContaining({ code: 'NOTIFICATION_CURSOR_INVALID' }));
});
