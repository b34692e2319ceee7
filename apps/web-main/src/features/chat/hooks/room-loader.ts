import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';
import type { Box, ChatApi, PagePlace, RoomsPage } from './chat-api.ts';
import type { ChatState } from './chat-state.ts';
import { changed, inTimeline, withPeople } from './chat-state.ts';
import type { ChatStore } from './chat-store.ts';
import type { ChannelPosition } from './chat-types.ts';
import { withFresh, withoutRoom, withRead } from './rooms.ts';
import { withMarker } from './signs.ts';
import { hasGap, type MessagePage, opened, reopened, withNewer, withOlder } from './timeline.ts';

type Wanted = 'older' | 'newer';

/** Brings rooms and pages of messages into the store; the same is never asked for twice at once. */
export class RoomLoader {
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly api: ChatApi,
    readonly store: ChatStore,
    private readonly track: (position: ChannelPosition) => void,
  ) {}

  /** A page of a box; answers what comes after it. */
  async rooms(box: Box, cursor: string | null): Promise<Pick<RoomsPage, 'hasMore' | 'cursor'>> {
    const page = await this.api.rooms(box, cursor);
    this.store.change((state) => ({
      ...withPeople(state, page.people),
      rooms: page.rooms.reduce(withFresh, state.rooms),
    }));
    for (const position of page.positions) this.track(position);
    return page;
  }

  /** A room as it is now; false when the person is not in it. */
  room(id: string): Promise<boolean> {
    return this.#once(`room ${id}`, async () => {
      const { room, people, markers } = await this.api.room(id);
      this.store.change((state) => {
        const known = withPeople(state, people);
        if (!room) return { ...known, rooms: withoutRoom(state.rooms, id) };
        return {
          ...known,
          rooms: withFresh(state.rooms, room),
          markers: markers.reduce((all, { userId, ...marker }) => withMarker(all, id, userId, marker), state.markers),
        };
      });
      return room !== null;
    });
  }

  /** Begins a room's stretch at a place: the newest, around a message, around a moment. */
  open(id: string, place: PagePlace): Promise<Failure | undefined> {
    return this.#once(`open ${id} ${JSON.stringify(place)}`, () =>
      this.#page(id, place, (state, page) => ({
        ...state,
        timelines: new Map(state.timelines).set(id, opened(state.timelines.get(id), page)),
      })),
    );
  }

  /** The newest page again, keeping the place one is at where it can. */
  reload(id: string): Promise<Failure | undefined> {
    return this.#once(`reload ${id}`, () =>
      this.#page(id, {}, (state, page) => inTimeline(state, id, (timeline) => reopened(timeline, page))),
    );
  }

  more(id: string, wanted: Wanted): Promise<Failure | undefined> {
    return this.#once(`${wanted} ${id}`, async () => {
      const timeline = this.store.get().timelines.get(id);
      const cursor = wanted === 'older' ? timeline?.before : timeline?.after;
      const isThere = wanted === 'older' ? timeline?.hasOlder : timeline?.hasNewer;
      if (!timeline || !cursor || !isThere) return undefined;
      const join = wanted === 'older' ? withOlder : withNewer;
      const place: PagePlace = wanted === 'older' ? { before: cursor } : { after: cursor };
      // A page of another stretch, begun meanwhile, belongs nowhere.
      return this.#page(id, place, (state, page) =>
        inTimeline(state, id, (now) => (now.stretch === timeline.stretch ? join(now, page) : now)),
      );
    });
  }

  /** What follows the stretch, page by page, while neighbours of what came are missing. */
  close(id: string): Promise<Failure | undefined> {
    return this.#once(`close ${id}`, async () => {
      for (let last = -1; ; ) {
        const timeline = this.store.get().timelines.get(id);
        const newest = timeline?.messages.at(-1)?.seq ?? -1;
        if (!timeline || !hasGap(timeline) || newest <= last) return undefined;
        last = newest;
        const failure = await this.#page(id, { aroundSeq: newest + 1 }, (state, page) =>
          inTimeline(state, id, (now) => (now.stretch === timeline.stretch ? withNewer(now, page) : now)),
        );
        if (failure) return failure;
      }
    });
  }

  /** One message whole, with addresses that hold again. */
  message(roomId: string, seq: number): Promise<void> {
    return this.#once(`message ${roomId} ${seq}`, async () => {
      const page = await this.api.messages(roomId, { aroundSeq: seq }, 1).catch(() => undefined);
      for (const message of page?.messages ?? []) this.store.change((state) => changed(state, message));
    });
  }

  async person(id: string): Promise<void> {
    await this.#once(`person ${id}`, async () => {
      const person = await this.api.person(id).catch(() => undefined);
      if (person) this.store.change((state) => withPeople(state, new Map([[id, person]])));
    });
  }

  /** Read up to here; the service says what is left when it does. */
  read(id: string, seq: number): void {
    this.store.change((state) => {
      const room = state.rooms.get(id);
      const left = room && seq >= room.lastSeq ? 0 : undefined;
      const rooms = withRead(state.rooms, id, seq, left);
      return rooms === state.rooms ? state : { ...state, rooms };
    });
  }

  async #page(
    id: string,
    place: PagePlace,
    put: (state: ChatState, page: MessagePage) => ChatState,
  ): Promise<Failure | undefined> {
    try {
      const page = await this.api.messages(id, place);
      this.store.change((state) => put(withPeople(state, page.people), page));
      if (!page.hasNextPage) this.track(page.position);
      const timeline = this.store.get().timelines.get(id);
      if (timeline && hasGap(timeline)) void this.close(id);
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  }

  #once<Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> {
    const underWay = this.#underWay.get(name) as Promise<Answer> | undefined;
    if (underWay) return underWay;
    const begun = work().finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, begun);
    return begun;
  }
}
