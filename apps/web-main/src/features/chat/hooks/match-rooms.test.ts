import { describe, expect, it } from 'vitest';
import { room, wire } from './chat.fixture.ts';
import { type ChatState, NOTHING_YET, withFrame, withPeople } from './chat-state.ts';
import { inBox, selfIn } from './rooms.ts';

const met = room({ kind: 'MATCH', ownAliasId: 'alias-me', peerId: 'alias-other', faceIds: [], lastMessage: null });
const state: ChatState = { ...NOTHING_YET, rooms: new Map([[met.id, met]]) };
const frame = (data: unknown) => ({ channel: 'room:room', epoch: 'one', seq: 0, data });

describe('rooms of matches', () => {
  it('are in no list', () => {
    const rooms = new Map([
      [met.id, met],
      ['other', room({ id: 'other' })],
    ]);
    expect(inBox(rooms, 'INBOX').map(({ id }) => id)).toEqual(['other']);
    expect(inBox(new Map([[met.id, { ...met, state: 'ASKED' as const }]]), 'REQUESTS')).toEqual([]);
  });

  it('know the person by their pseudonym, and other rooms by themselves', () => {
    expect(selfIn(state.rooms, 'room', 'ada')).toBe('alias-me');
    expect(selfIn(state.rooms, 'elsewhere', 'ada')).toBe('ada');
  });

  it('take what the pseudonym writes for one’s own, and count what the other writes as unread', () => {
    const own = withFrame(
      state,
      'message.created',
      frame({ message: wire(4, { author: { id: 'alias-me' } }) }),
      'ada',
      0,
    );
    expect(own.rooms.get('room')).toMatchObject({ unread: 0, readSeq: 4 });
    const theirs = withFrame(
      own,
      'message.created',
      frame({ message: wire(5, { author: { id: 'alias-other' } }) }),
      'ada',
      0,
    );
    expect(theirs.rooms.get('room')).toMatchObject({ unread: 1, readSeq: 4 });
    const reactions = [{ emoji: '👍', count: 1, userIds: ['alias-me'] }];
    const last = { ...wire(5, { author: { id: 'alias-other' } }), reactions };
    const reacted = withFrame(theirs, 'message.updated', frame({ message: last }), 'ada', 0);
    expect(reacted.rooms.get('room')?.lastMessage?.reactions).toMatchObject([{ isMine: true }]);
  });

  it('show nobody their own typing, and read what was read on another device', () => {
    const typing = frame({ roomId: 'room', userId: 'alias-me', typing: true });
    expect(withFrame(state, 'typing', typing, 'ada', 0)).toBe(state);
    const unread: ChatState = { ...state, rooms: new Map([['room', { ...met, lastSeq: 6, unread: 3 }]]) };
    const read = withFrame(unread, 'message.read', frame({ roomId: 'room', userId: 'alias-me', seq: 6 }), 'ada', 0);
    expect(read.rooms.get('room')).toMatchObject({ readSeq: 6, unread: 0 });
  });

  it('take a pseudonym that was not known before for news', () => {
    const known = withPeople(state, new Map([['alias-me', { id: 'alias-me' }]]));
    const named = withPeople(known, new Map([['alias-me', { id: 'alias-me', alias: 'calm-otter' }]]));
    expect(named.people.get('alias-me')?.alias).toBe('calm-otter');
    expect(withPeople(named, named.people)).toBe(named);
  });
});
