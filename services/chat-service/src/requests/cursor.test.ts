import { expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.js';

const SHAPE = ['number', 'string'] as const;
const refused = expect.objectContaining({ code: 'CHAT_CURSOR_INVALID', field: 'cursor' });

it('reads back what it wrote, and nothing from nothing', () => {
  expect(readCursor('rooms', writeCursor('rooms', [7, 'a']), SHAPE)).toEqual([7, 'a']);
  expect(readCursor('rooms', '', SHAPE)).toBeUndefined();
});

it('refuses a cursor of another list, another shape, or none of ours', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const cursors = [
    writeCursor('members', [7, 'a']),
    writeCursor('rooms', [7]),
    writeCursor('rooms', [7, 'a', 'b']),
    writeCursor('rooms', ['7', 'a']),
    writeCursor('rooms', [-1, 'a']),
    writeCursor('rooms', [0.5, 'a']),
    encode([2, 'rooms', 7, 'a']),
    encode({}),
    encode(null),
    'x',
    'x'.repeat(10_000),
  ];
  for (const cursor of cursors) expect(() => readCursor('rooms', cursor, SHAPE)).toThrow(refused);
});
