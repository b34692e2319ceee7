import { describe, expect, it } from 'vitest';
import { message, room } from './chat.fixture.ts';
import { inBox, type Rooms, withFresh, withoutRoom, withRead } from './rooms.ts';

const rooms = (...all: ReturnType<typeof room>[]): Rooms => new Map(all.map((each) => [each.id, each]));

describe('rooms', () => {
  it('stand with the latest activity first, requests apart', () => {
    const known = rooms(
      room({ id: 'a', activeAt: '2026-11-24T01:00:00Z' }),
      room({ id: 'b', activeAt: '2026-11-24T02:00:00Z' }),
      room({ id: 'c', activeAt: '2026-11-24T03:00:00Z', state: 'ASKED' }),
    );
    expect(inBox(known, 'INBOX').map(({ id }) => id)).toEqual(['b', 'a']);
    expect(inBox(known, 'REQUESTS').map(({ id }) => id)).toEqual(['c']);
  });

  it('never take reading back, and count at most what is behind it', () => {
    const known = rooms(room({ lastSeq: 9, readSeq: 3, unread: 6 }));
    expect(withRead(known, 'room', 7).get('room')).toMatchObject({ readSeq: 7, unread: 2 });
    expect(withRead(known, 'room', 2)).toBe(known);
    expect(withRead(known, 'room', 9, 0).get('room')?.unread).toBe(0);
  });

  it('keep what came live while an older answer was on its way', () => {
    const live = room({ lastMessage: message(5), lastSeq: 5, unread: 2, activeAt: message(5).createdAt });
    const next = withFresh(rooms(live), room({ lastSeq: 3, unread: 0, role: 'ADMIN' })).get('room');
    expect(next).toMatchObject({ lastSeq: 5, unread: 2, role: 'ADMIN' });
  });

  it('keep what was read here while the answer was on its way', () => {
    const read = room({ lastSeq: 5, readSeq: 5, unread: 0 });
    const next = withFresh(rooms(read), room({ lastSeq: 5, readSeq: 2, unread: 3 })).get('room');
    expect(next).toMatchObject({ readSeq: 5, unread: 0 });
  });

  it('go when one is not in them any more', () => {
    const known = rooms(room());
    expect(withoutRoom(known, 'room').size).toBe(0);
    expect(withoutRoom(known, 'other')).toBe(known);
  });
});
