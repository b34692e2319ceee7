import type { ChatMessage, ChatPerson, Presence, ReadMarker } from './chat-types.ts';
import { messageOfWire, type WireMessage } from './from-wire.ts';
import { type Rooms, selfIn, withMessage, withMessageChanged, withRead } from './rooms.ts';
import { type Markers, type Presences, type Typing, withMarker, withTyping } from './signs.ts';
import { type Timeline, tombstone, withChanged, withCreated, withDeleted } from './timeline.ts';

/** Everything a page knows of one's chats. Never changed in place. */
export interface ChatState {
  readonly rooms: Rooms;
  readonly timelines: ReadonlyMap<string, Timeline>;
  readonly markers: Markers;
  readonly typing: Typing;
  readonly presence: Presences;
  readonly people: ReadonlyMap<string, ChatPerson>;
}

export const NOTHING_YET: ChatState = {
  rooms: new Map(),
  timelines: new Map(),
  markers: new Map(),
  typing: new Map(),
  presence: new Map(),
  people: new Map(),
};

export interface ChatFrame {
  readonly channel: string;
  readonly epoch: string;
  readonly seq: number;
  readonly data: unknown;
}

type Changing = (timeline: Timeline) => Timeline;

/** Changes a room's stretch, where it is known. */
export function inTimeline(state: ChatState, roomId: string, change: Changing): ChatState {
  const timeline = state.timelines.get(roomId);
  if (!timeline) return state;
  const next = change(timeline);
  return next === timeline ? state : { ...state, timelines: new Map(state.timelines).set(roomId, next) };
}

/** A message that is new or was acknowledged: its author is no longer typing. */
export function created(state: ChatState, message: ChatMessage, me: string): ChatState {
  const next = inTimeline(state, message.roomId, (timeline) => withCreated(timeline, message));
  return {
    ...next,
    rooms: withMessage(state.rooms, message, me),
    typing: withTyping(state.typing, message.roomId, message.authorId, false, 0),
  };
}

/** What happened to one message. */
export const changed = (state: ChatState, message: ChatMessage, at?: Omit<ChatFrame, 'data'>): ChatState => ({
  ...inTimeline(state, message.roomId, (timeline) => withChanged(timeline, message, at)),
  rooms: withMessageChanged(state.rooms, message),
});

function deleted(state: ChatState, roomId: string, messageId: string, at: ChatFrame): ChatState {
  const next = inTimeline(state, roomId, (timeline) => withDeleted(timeline, messageId, at));
  const last = state.rooms.get(roomId)?.lastMessage;
  return last?.id === messageId ? { ...next, rooms: withMessageChanged(state.rooms, tombstone(last)) } : next;
}

type Marked = { readonly roomId: string; readonly userId: string; readonly seq: number };

function marked(state: ChatState, { roomId, userId, seq }: Marked, kind: keyof ReadMarker, me: string): ChatState {
  const markers = withMarker(state.markers, roomId, userId, { [kind]: seq });
  const rooms = userId === me && kind === 'readSeq' ? withRead(state.rooms, roomId, seq) : state.rooms;
  return { ...state, markers, rooms };
}

/** What a frame of `/chat` changes, for `me` at `now` (ms). Frames that say nothing here change nothing. */
export function withFrame(state: ChatState, name: string, frame: ChatFrame, me: string, now: number): ChatState {
  const { data } = frame;
  switch (name) {
    case 'message.created': {
      const { message } = data as { message: WireMessage };
      const self = selfIn(state.rooms, message.roomId, me);
      return created(state, messageOfWire(message, self), self);
    }
    case 'message.updated': {
      const { message } = data as { message: WireMessage };
      return changed(state, messageOfWire(message, selfIn(state.rooms, message.roomId, me)), frame);
    }
    case 'message.deleted': {
      const { roomId, messageId } = data as { roomId: string; messageId: string };
      return deleted(state, roomId, messageId, frame);
    }
    case 'message.read':
      return marked(state, data as Marked, 'readSeq', selfIn(state.rooms, (data as Marked).roomId, me));
    case 'message.delivered':
      return marked(state, data as Marked, 'deliveredSeq', selfIn(state.rooms, (data as Marked).roomId, me));
    case 'typing': {
      const { roomId, userId, typing } = data as { roomId: string; userId: string; typing: boolean };
      return userId === selfIn(state.rooms, roomId, me)
        ? state
        : { ...state, typing: withTyping(state.typing, roomId, userId, typing, now) };
    }
    case 'presence': {
      const { userId, online, lastSeenAt } = data as Presence & { userId: string };
      return { ...state, presence: new Map(state.presence).set(userId, { online, lastSeenAt: lastSeenAt ?? null }) };
    }
    default:
      return state;
  }
}

/** People whom answers named, those without a name last. */
export function withPeople(state: ChatState, people: ReadonlyMap<string, ChatPerson>): ChatState {
  const isNew = [...people.values()].some(({ id, name, alias, avatar }) => {
    const known = state.people.get(id);
    return !known || known.name !== name || known.avatar !== avatar || known.alias !== alias;
  });
  return isNew ? { ...state, people: new Map([...state.people, ...people]) } : state;
}
