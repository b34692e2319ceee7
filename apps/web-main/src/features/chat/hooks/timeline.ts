import type { ChannelPosition, ChatMessage } from './chat-types.ts';
import { keepAddresses } from './from-wire.ts';

/** Something that happened to one message, at a place of the channel's numbering. */
interface Change {
  readonly at: ChannelPosition;
  readonly id: string;
  /** Undefined when it was deleted. */
  readonly message: ChatMessage | undefined;
}

/** How many changes are remembered for pages that were read before them. */
const CHANGES_KEPT = 200;

/** How many messages wait for those before them; of more, the gap is filled by pages. */
const AHEAD_KEPT = 200;

/** What is known of a room's messages: one stretch without gaps, and what came ahead of it. */
export interface Timeline {
  /** Ascending by seq, without gaps. */
  readonly messages: readonly ChatMessage[];
  /**
   * After a gap that is being filled: an own send is acknowledged before its neighbours have come. While the stretch ends elsewhere, what
   * comes live: the page that leads to the newest may have been read before it. All of it is after the stretch, ascending.
   */
  readonly ahead: readonly ChatMessage[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly before: string | null;
  readonly after: string | null;
  readonly changes: readonly Change[];
  /** Grows each time the stretch becomes another one: what shows it begins anew. */
  readonly stretch: number;
}

export interface MessagePage {
  readonly messages: readonly ChatMessage[];
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  /** Where the room stood when the page was read. */
  readonly position: ChannelPosition;
}

/** Changes that a page read at `position` does not have yet. */
function brought(page: MessagePage, changes: readonly Change[]): readonly ChatMessage[] {
  const later = new Map<string, ChatMessage | undefined>();
  for (const { at, id, message } of changes)
    if (at.epoch === page.position.epoch && at.seq > page.position.seq) later.set(id, message);
  return later.size === 0
    ? page.messages
    : page.messages.map((message) => {
        if (!later.has(message.id)) return message;
        const newer = later.get(message.id);
        return newer ? keepAddresses(message, newer) : tombstone(message);
      });
}

/** Moves what now follows from `ahead` into the stretch, and lets go there what the stretch has. */
function closed(timeline: Timeline): Timeline {
  const messages = [...timeline.messages];
  let last = messages.at(-1)?.seq;
  const ahead: ChatMessage[] = [];
  for (const message of timeline.ahead) {
    if (last !== undefined && message.seq <= last) continue;
    const follows = !timeline.hasNewer && (last === undefined || message.seq === last + 1);
    if (follows && ahead.length === 0) {
      messages.push(message);
      last = message.seq;
    } else ahead.push(message);
  }
  return { ...timeline, messages, ahead: ahead.slice(-AHEAD_KEPT) };
}

/** Begins with one page. What has come live and lies behind it stays. */
export function opened(known: Timeline | undefined, page: MessagePage): Timeline {
  const changes = known?.changes ?? [];
  const messages = brought(page, changes);
  const ahead = [...(known?.messages ?? []), ...(known?.ahead ?? [])];
  return closed({
    messages,
    ahead,
    hasOlder: page.hasPreviousPage,
    hasNewer: page.hasNextPage,
    before: page.startCursor,
    after: page.endCursor,
    changes,
    stretch: (known?.stretch ?? 0) + 1,
  });
}

/**
 * The newest page again, after the line was lost for so long that nothing is known of what happened: what overlaps is
 * kept, so that the place one is at stays; without an overlap the page takes its place.
 */
export function reopened(known: Timeline, page: MessagePage): Timeline {
  const first = page.messages[0];
  const last = known.messages.at(-1);
  const overlaps = first && last && first.seq <= last.seq + 1 && first.seq >= (known.messages[0]?.seq ?? 0);
  if (!overlaps || page.hasNextPage || known.hasNewer) return opened(known, page);
  const older = known.messages.filter(({ seq }) => seq < first.seq);
  const joined = opened(known, page);
  return {
    ...joined,
    messages: [...older, ...joined.messages],
    hasOlder: older.length > 0 ? known.hasOlder : joined.hasOlder,
    before: older.length > 0 ? known.before : joined.before,
    stretch: known.stretch,
  };
}

export function withOlder(timeline: Timeline, page: MessagePage): Timeline {
  const first = timeline.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = brought(page, timeline.changes).filter(({ seq }) => seq < first);
  return {
    ...timeline,
    messages: [...older, ...timeline.messages],
    hasOlder: page.hasPreviousPage,
    before: page.startCursor ?? timeline.before,
  };
}

export function withNewer(timeline: Timeline, page: MessagePage): Timeline {
  const last = timeline.messages.at(-1)?.seq ?? 0;
  const newer = brought(page, timeline.changes).filter(({ seq }) => seq > last);
  return closed({
    ...timeline,
    messages: [...timeline.messages, ...newer],
    // A stretch that ends with the newest goes on doing so: a page that was read meanwhile knows of more, which comes or is asked for.
    hasNewer: timeline.hasNewer && page.hasNextPage,
    after: page.endCursor ?? timeline.after,
  });
}

/** A message that is new, or was acknowledged. Coming twice changes nothing. */
export function withCreated(timeline: Timeline, message: ChatMessage): Timeline {
  const last = timeline.messages.at(-1)?.seq ?? 0;
  if (message.seq <= last || timeline.ahead.some(({ seq }) => seq === message.seq)) return timeline;
  const ahead = [...timeline.ahead, message].sort((one, other) => one.seq - other.seq);
  return closed({ ...timeline, ahead });
}

const remembered = (timeline: Timeline, change: Change): readonly Change[] =>
  [...timeline.changes, change].slice(-CHANGES_KEPT);

/** Another form of a message; `at` is undefined for one that was acknowledged without a place. */
export function withChanged(timeline: Timeline, message: ChatMessage, at?: ChannelPosition): Timeline {
  const changes = at ? remembered(timeline, { at, id: message.id, message }) : timeline.changes;
  const swap = (list: readonly ChatMessage[]): readonly ChatMessage[] =>
    list.some(({ id }) => id === message.id)
      ? list.map((each) => (each.id === message.id ? keepAddresses(each, message) : each))
      : list;
  return { ...timeline, changes, messages: swap(timeline.messages), ahead: swap(timeline.ahead) };
}

/** What is left of a message that was deleted: its place. */
export const tombstone = (message: ChatMessage): ChatMessage => ({
  ...message,
  content: '',
  facets: [],
  attachments: [],
  reactions: [],
  replyTo: null,
  editedAt: null,
  deleted: true,
});

/** A message was deleted: its place stays, and answers to it no longer say what it said. */
export function withDeleted(timeline: Timeline, messageId: string, at?: ChannelPosition): Timeline {
  const changes = at ? remembered(timeline, { at, id: messageId, message: undefined }) : timeline.changes;
  const swap = (list: readonly ChatMessage[]): readonly ChatMessage[] =>
    list.map((each) => {
      if (each.id === messageId) return each.deleted ? each : tombstone(each);
      if (each.replyTo?.messageId !== messageId || each.replyTo.deleted) return each;
      return { ...each, replyTo: { ...each.replyTo, excerpt: '', deleted: true, hasAttachments: false } };
    });
  return { ...timeline, changes, messages: swap(timeline.messages), ahead: swap(timeline.ahead) };
}

/** Whether something is missing between the stretch and what came ahead of it. */
export const hasGap = ({ ahead, hasNewer }: Timeline): boolean => ahead.length > 0 && !hasNewer;

/** What a page shows of a room, ascending. */
export const shownOf = ({ messages, ahead, hasNewer }: Timeline): readonly ChatMessage[] =>
  hasNewer ? messages : [...messages, ...ahead];
