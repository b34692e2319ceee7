import { backOff } from '../../../platform/connection/connection.ts';
import type { ChatApi } from './chat-api.ts';
import type { ChatLine } from './chat-line.ts';
import { ROOM_CHANNEL } from './chat-line.ts';
import { type ChatFrame, changed, created, withFrame } from './chat-state.ts';
import { ChatStore } from './chat-store.ts';
import { type ChatMessage, isMuted } from './chat-types.ts';
import { lacksAddresses, messageOfWire, type WireMessage } from './from-wire.ts';
import { Reading } from './reading.ts';
import { RoomLoader } from './room-loader.ts';
import { selfIn, withoutRoom } from './rooms.ts';
import { typingAt } from './signs.ts';
import { hasGap } from './timeline.ts';

const FRAMES = [
  'message.created',
  'message.updated',
  'message.deleted',
  'message.read',
  'message.delivered',
  'typing',
  'presence',
  'room.updated',
] as const;

/** How long a neighbour may take before it is asked for. */
const GAP_MS = 1_500;
/** Several changes at once ask once what is unread. */
const UNREAD_MS = 400;

export interface ChatParts {
  readonly me: string;
  readonly api: ChatApi;
  /** How many rooms hold something unread, and how many requests wait. */
  readonly onUnread: (unread: { readonly rooms: number; readonly requests: number }) => void;
  /** Somebody else wrote, just now. */
  readonly onArrived: (message: ChatMessage) => void;
  /** The line is there (again). */
  readonly onLive: () => void;
}

/** One person's chats on this page: what is known, kept up by the line. */
export class Chat {
  readonly store = new ChatStore();
  readonly loader: RoomLoader;
  readonly reading: Reading;
  #line: ChatLine | undefined;
  #stops: (() => void)[] = [];
  #unread: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: ChatParts) {
    this.loader = new RoomLoader(parts.api, this.store, (position) => this.#line?.track(position));
    this.reading = new Reading(() => this.#line);
  }

  get me(): string {
    return this.parts.me;
  }

  /** Who the person is in a room: what they write there has this author. */
  selfIn(roomId: string): string {
    return selfIn(this.store.get().rooms, roomId, this.me);
  }

  /** Whether requests can go now. */
  get isLive(): boolean {
    return this.#line?.state === 'live';
  }

  /** Hears the line from here on. */
  follow(line: ChatLine): void {
    this.unfollow();
    this.#line = line;
    this.#stops = [
      ...FRAMES.map((name) => line.on(name, (frame) => this.#heard(name, frame))),
      line.onReset(({ channel }) => void this.#anew(channel)),
      line.onState((state) => state === 'live' && this.#live()),
    ];
    const typing = setInterval(() => {
      this.store.change((state) => {
        const next = typingAt(state.typing, Date.now());
        return next === state.typing ? state : { ...state, typing: next };
      });
    }, 1_000);
    this.#stops.push(() => clearInterval(typing));
    if (line.state === 'live') this.#live();
  }

  unfollow(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#line = undefined;
    clearTimeout(this.#unread);
    this.#unread = undefined;
  }

  /** Asks over the line; throws what `lineFailureOf` reads. */
  async request<Answer>(event: string, payload: object): Promise<Answer> {
    if (!this.#line) throw Object.assign(new Error('There is no line.'), { code: 'REALTIME_OFFLINE' });
    return this.#line.request<Answer>(event, payload);
  }

  /** Does something to a message and shows what came of it at once. */
  async act(event: 'message.edit' | 'message.delete' | 'message.react', payload: object): Promise<void> {
    const { message } = await this.request<{ message: WireMessage }>(event, payload);
    const own = messageOfWire(message, this.selfIn(message.roomId));
    this.store.change((state) => changed(state, own));
  }

  /** A message was acknowledged: it is there, whether or not it has come over the line yet. Settles once it is whole. */
  acknowledged(wire: WireMessage): Promise<void> {
    const self = this.selfIn(wire.roomId);
    const message = messageOfWire(wire, self);
    this.store.change((state) => created(state, message, self));
    this.#watchGap(message.roomId);
    return this.#complete(message);
  }

  /** Asks, soon and once, how much is unread. */
  readonly countUnread = (): void => this.#countIn(UNREAD_MS, 0);

  #countIn(delay: number, attempt: number): void {
    this.#unread ??= setTimeout(() => {
      this.#unread = undefined;
      this.parts.api.unread().then(this.parts.onUnread, () => {
        // A line that is still there brings no other occasion to ask; one that is gone asks when it is back.
        if (this.isLive) this.#countIn(backOff(attempt), attempt + 1);
      });
    }, delay);
  }

  /** Shows that something was read, and tells it. */
  read(roomId: string, seq: number): void {
    const room = this.store.get().rooms.get(roomId);
    if (room?.state !== 'JOINED' || seq <= room.readSeq) return;
    this.loader.read(roomId, seq);
    this.reading.read(roomId, seq);
  }

  #live(): void {
    this.reading.flush();
    this.countUnread();
    this.parts.onLive();
  }

  #heard(name: string, frame: ChatFrame): void {
    if (name === 'room.updated') return void this.#roomUpdated(frame);
    const before = this.store.get();
    this.store.change((state) => withFrame(state, name, frame, this.me, Date.now()));
    if (name === 'message.read') this.countUnread();
    if (name !== 'message.created' && name !== 'message.updated') return;
    const wire = (frame.data as { message: WireMessage }).message;
    const message = messageOfWire(wire, this.selfIn(wire.roomId));
    void this.#complete(message);
    if (name === 'message.created')
      this.#arrived(message, message.seq > (before.rooms.get(message.roomId)?.lastSeq ?? 0));
  }

  #arrived(message: ChatMessage, isNew: boolean): void {
    const { roomId, authorId, seq } = message;
    if (!this.store.get().rooms.has(roomId)) void this.loader.room(roomId).catch(() => undefined);
    this.#watchGap(roomId);
    if (authorId === this.selfIn(roomId)) return;
    this.#know(authorId);
    this.countUnread();
    const room = this.store.get().rooms.get(roomId);
    if (room && room.state !== 'JOINED') return;
    this.reading.delivered(roomId, seq);
    if (isNew && !message.notice && !message.hidden && !(room && isMuted(room, Date.now())))
      this.parts.onArrived(message);
  }

  /** Members, name, mute: the service says how the room is now. */
  async #roomUpdated({ channel, data }: ChatFrame): Promise<void> {
    const { roomId, kind } = data as { roomId: string; kind?: string };
    this.countUnread();
    if (kind === 'removed' && channel.startsWith('chat:'))
      return this.store.change((state) => ({ ...state, rooms: withoutRoom(state.rooms, roomId) }));
    if (kind === 'preferences' && !roomId) return;
    await this.loader.room(roomId).catch(() => undefined);
    if (kind === 'asked' || kind === 'added') await this.loader.reload(roomId);
  }

  /** Something of a channel was missed for good: what shows it is loaded again. */
  async #anew(channel: string): Promise<void> {
    this.countUnread();
    if (!channel.startsWith(ROOM_CHANNEL)) {
      await this.loader.rooms('INBOX', null).catch(() => undefined);
      return;
    }
    const roomId = channel.slice(ROOM_CHANNEL.length);
    if (this.store.get().rooms.has(roomId)) await this.loader.room(roomId).catch(() => undefined);
    if (this.store.get().timelines.has(roomId)) await this.loader.reload(roomId);
  }

  /** Live messages bring no addresses of their pictures and files. */
  async #complete(message: ChatMessage): Promise<void> {
    const isShown = this.store.get().timelines.has(message.roomId);
    if (isShown && lacksAddresses(message)) await this.loader.message(message.roomId, message.seq);
  }

  #know(userId: string): void {
    if (!this.store.get().people.has(userId)) void this.loader.person(userId);
  }

  #watchGap(roomId: string): void {
    const gapes = (): boolean => {
      const timeline = this.store.get().timelines.get(roomId);
      return timeline !== undefined && hasGap(timeline);
    };
    if (gapes()) setTimeout(() => gapes() && void this.loader.close(roomId), GAP_MS);
  }
}
