import { backOff } from '../../../platform/connection/connection.ts';
import type { Realtime } from '../../../platform/realtime/realtime.ts';
import { goesOn } from './call.ts';
import { callOfWire } from './call-from-wire.ts';
import type { CallsDesk } from './calls-desk.ts';

/** What calls need of a line: the realtime client of `/chat` is one. */
export interface CallLine {
  readonly state: string;
  on(event: string, handler: (frame: { readonly data: unknown }) => void): () => void;
  onState(handler: (state: string) => void): () => void;
}

/** Hears of the person's calls from here on: asks for all that go on whenever the line is there. Answers what ends it. */
export function followCalls({ store, api }: CallsDesk, line: CallLine): () => void {
  let isOver = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askAll = async (): Promise<void> => {
    clearTimeout(timer);
    const before = store.get().calls;
    try {
      store.heardAll(await api.all(), before);
      attempt = 0;
    } catch {
      if (isOver || line.state !== 'live') return;
      timer = setTimeout(() => void askAll(), backOff(attempt));
      attempt += 1;
    }
  };
  const known = new Set<string>();
  /** Who calls, and as whom one is called: asked once a room and person. */
  const complete = (): void => {
    const { calls, rooms } = store.get();
    for (const call of calls.values()) {
      if (!goesOn(call)) continue;
      const { roomId } = call;
      if (!rooms.has(roomId)) once(roomId, async () => api.room(roomId).then((room) => room && store.knowRoom(room)));
      else if (rooms.get(roomId)?.kind !== 'MATCH')
        for (const { userId } of call.people)
          if (!store.get().faces.has(userId))
            once(userId, async () => api.face(userId).then((face) => face && store.knowFaces([face])));
    }
  };
  const once = (id: string, ask: () => Promise<unknown>): void => {
    if (known.has(id)) return;
    known.add(id);
    // What was not answered is asked for with the next change.
    ask().catch(() => known.delete(id));
  };
  const stops = [
    store.subscribe(complete),
    line.on('call.updated', ({ data }) => {
      const call = callOfWire((data as { call?: unknown } | undefined)?.call);
      if (call) store.heard(call);
    }),
    line.onState((state) => state === 'live' && void askAll()),
  ];
  if (line.state === 'live') void askAll();
  return () => {
    isOver = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** As {@link followCalls}, over the page's line. */
export function runCalls(desk: CallsDesk, realtime: Realtime): () => void {
  let isOver = false;
  let stop: (() => void) | undefined;
  void realtime.line('/chat').then(
    (line) => {
      if (!isOver) stop = followCalls(desk, line);
    },
    () => undefined,
  );
  return () => {
    isOver = true;
    stop?.();
  };
}
