import { type Call, type CallFace, type CallRoom, type Calls, goesOn, rings, withAll, withCall } from './call.ts';

export interface CallsState {
  readonly calls: Calls;
  readonly rooms: ReadonlyMap<string, CallRoom>;
  readonly faces: ReadonlyMap<string, CallFace>;
}

/** What is known of calls on this page. */
export class CallStore {
  #state: CallsState = { calls: new Map(), rooms: new Map(), faces: new Map() };
  readonly #listeners = new Set<() => void>();

  constructor(readonly me: string) {}

  readonly get = (): CallsState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  heard(call: Call): void {
    this.#set({ calls: withCall(this.#state.calls, call) });
  }

  heardAll(calls: readonly Call[], before: Calls): void {
    this.#set({ calls: withAll(this.#state.calls, calls, before) });
  }

  knowRoom(room: CallRoom): void {
    this.#set({ rooms: new Map(this.#state.rooms).set(room.id, room) });
    this.knowFaces(room.others);
  }

  knowFaces(faces: readonly CallFace[]): void {
    const fresh = faces.filter(({ id, name }) => name !== undefined && this.#state.faces.get(id)?.name !== name);
    if (fresh.length > 0)
      this.#set({ faces: new Map([...this.#state.faces, ...fresh.map((face) => [face.id, face] as const)]) });
  }

  /** Who one is in a room: oneself, or the pseudonym of its match. */
  ownIn(roomId: string): string {
    return this.#state.rooms.get(roomId)?.ownAlias ?? this.me;
  }

  #set(by: Partial<CallsState>): void {
    const next = { ...this.#state, ...by };
    if ((Object.keys(by) as (keyof CallsState)[]).every((key) => next[key] === this.#state[key])) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

/** The calls that wait for this person's answer, the first to ring first. */
export function ringingOf({ calls, rooms }: CallsState, me: string): readonly Call[] {
  return [...calls.values()]
    .filter((call) => goesOn(call) && rings(call, rooms.get(call.roomId)?.ownAlias ?? me))
    .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
}
