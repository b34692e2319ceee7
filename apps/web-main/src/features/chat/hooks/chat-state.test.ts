import { describe, expect, it } from 'vitest';
import { message, page, room, wire } from './chat.fixture.ts';
import { type ChatFrame, type ChatState, NOTHING_YET, withFrame, withPeople } from './chat-state.ts';
import { opened } from './timeline.ts';

const state: ChatState = {
  ...NOTHING_YET,
  rooms: new Map([['room', room()]]),
  timelines: new Map([['room', opened(undefined, page(1, 3))]]),
};
const frame = (data: unknown, seq = 4): ChatFrame => ({ channel: 'room:room', epoch: 'one', seq, data });
const after = (name: string, data: unknown, from = state): ChatState =>
  withFrame(from, name, frame(data), 'ada', 1_000);

describe('what happens in a room', () => {
  it('puts a new message into the room and the list, and ends its author’s typing', () => {
    const typing = after('typing', { roomId: 'room', userId: 'bora', typing: true });
    expect([...(typing.typing.get('room')?.keys() ?? [])]).toEqual(['bora']);
    const next = after('message.created', { message: wire(4) }, typing);
    expect(next.timelines.get('room')?.messages.at(-1)?.id).toBe('m4');
    expect(next.rooms.get('room')).toMatchObject({ lastSeq: 4, unread: 1, activeAt: message(4).createdAt });
    expect(next.typing.get('room')?.size).toBe(0);
  });

  it('counts a message once, however often it comes, and one’s own as read', () => {
    const once = after('message.created', { message: wire(4) });
    expect(after('message.created', { message: wire(4) }, once).rooms.get('room')?.unread).toBe(1);
    const own = after('message.created', { message: wire(5, { author: { id: 'ada' } }) }, once);
    expect(own.rooms.get('room')).toMatchObject({ unread: 0, readSeq: 5 });
  });

  it('shows whether one’s own reaction is among those that came', () => {
    const reactions = [{ emoji: '👍', count: 1, userIds: ['ada'] }];
    const next = after('message.updated', { message: wire(3, { reactions }), change: { kind: 'reacted' } });
    expect(next.timelines.get('room')?.messages[2]?.reactions).toEqual([
      { emoji: '👍', count: 1, userIds: ['ada'], isMine: true },
    ]);
    expect(next.rooms.get('room')?.lastMessage?.reactions).toHaveLength(1);
  });

  it('takes the words of a deleted message from the list too', () => {
    const next = after('message.deleted', { roomId: 'room', messageId: 'm3', messageSeq: 3, byId: 'bora' });
    expect(next.rooms.get('room')?.lastMessage).toMatchObject({ deleted: true, content: '' });
  });

  it('moves markers on and never back, and reads the room for one’s own other tabs', () => {
    const unread = after('message.created', { message: wire(4) });
    const read = after('message.read', { roomId: 'room', userId: 'ada', seq: 4 }, unread);
    expect(read.rooms.get('room')).toMatchObject({ readSeq: 4, unread: 0 });
    const other = after('message.read', { roomId: 'room', userId: 'bora', seq: 4 }, read);
    const back = after('message.read', { roomId: 'room', userId: 'bora', seq: 2 }, other);
    expect(back.markers.get('room')?.get('bora')).toEqual({ readSeq: 4, deliveredSeq: 4 });
  });

  it('knows who is there', () => {
    const next = after('presence', { userId: 'bora', online: false, lastSeenAt: '2026-11-24T03:00:00Z' });
    expect(next.presence.get('bora')).toEqual({ online: false, lastSeenAt: '2026-11-24T03:00:00Z' });
  });

  it('changes nothing by frames it does not know, and by people it knows', () => {
    expect(after('something.else', {})).toBe(state);
    const known = withPeople(state, new Map([['bora', { id: 'bora', name: 'Bora' }]]));
    expect(withPeople(known, new Map([['bora', { id: 'bora', name: 'Bora' }]]))).toBe(known);
  });
});
