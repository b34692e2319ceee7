import { backOff } from '../../../platform/connection/connection.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import { type Call, type CallKind, goesOn, type OverReason, overOf } from './call.ts';
import type { CallApi, WayIn } from './call-api.ts';
import type { CallSession } from './call-session.ts';
import type { CallStore } from './call-store.ts';
import { pageDeviceId } from './device-id.ts';
import { type DeviceChoice, rememberedChoice } from './devices.ts';
import type { SessionView } from './session-view.ts';

/** How far the line may be behind what the API says. */
const LINE_MS = 2_000;
const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** The call this page is in. */
export interface Attendance {
  readonly roomId: string;
  readonly callId: string;
  /** `back`: sound and pictures are on their way (again). */
  readonly phase: 'in' | 'back' | 'over';
  /** Whether sound and pictures went before. */
  readonly wasIn: boolean;
  readonly why: OverReason | undefined;
  /** Which of the identities in the call is this page. */
  readonly identity: string;
}

/** What one asked for, and has not got yet. */
export interface Asking {
  readonly roomId: string;
  readonly kind: CallKind;
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
}

export interface OwnCallState {
  readonly at: Attendance | undefined;
  readonly asking: Asking | undefined;
  /** The room whose call lies over the page. */
  readonly stage: { readonly roomId: string; readonly kind: CallKind } | undefined;
  readonly view: SessionView | undefined;
}

export interface JoinAsk {
  readonly roomId: string;
  /** The call one goes into; begun when there is none. */
  readonly callId?: string;
  readonly kind: CallKind;
  readonly choice?: Partial<DeviceChoice>;
  readonly leaveOther?: boolean;
}

/** This page's part in calls: at most one at a time. */
export class OwnCall {
  #state: OwnCallState = { at: undefined, asking: undefined, stage: undefined, view: undefined };
  #session: CallSession | undefined;
  #generation = 0;
  /** Counts what one asked for: an answer to what one no longer wants changes nothing. */
  #turn = 0;
  #isGoingBack = false;
  /** A call that one means to begin keeps its id until it is begun: asked twice, it rings once. */
  readonly #begun = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly api: CallApi,
    private readonly calls: CallStore,
    /** A call that is over while its screen was not open. */
    private readonly onOver: (roomId: string, why: OverReason) => void,
  ) {
    calls.subscribe(() => this.#look());
  }

  readonly get = (): OwnCallState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The call's screen over the page, or none. */
  show(stage: OwnCallState['stage']): void {
    if (this.#state.stage?.roomId === stage?.roomId && this.#state.stage?.kind === stage?.kind) return;
    const { at, asking } = this.#state;
    const wasRead = at?.phase === 'over' && stage?.roomId !== at.roomId;
    this.#set({ stage, asking: asking?.isPending ? asking : undefined, ...(wasRead && { at: undefined }) });
  }

  /** Why it was over was read: what can be done next is shown. */
  dismiss(): void {
    if (this.#state.at?.phase === 'over') this.#set({ at: undefined, asking: undefined });
  }

  /** Begins or answers a call and goes in. */
  async join({ roomId, callId, kind, choice, leaveOther = false }: JoinAsk): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const ask = (by: Partial<Asking>): void =>
      this.#set({ asking: { roomId, kind, isPending: true, failure: undefined, ...by } });
    ask({});
    let id = callId;
    try {
      id ??= await this.#begin(roomId, kind, leaveOther);
      if (turn !== this.#turn) return;
      const way = await this.api.join(id, pageDeviceId(), leaveOther);
      this.calls.heard(way.call);
      if (turn !== this.#turn) return void this.#tellLeft(id);
      await this.#drop();
      this.#set({
        asking: undefined,
        at: { roomId, callId: id, phase: 'back', wasIn: false, why: undefined, identity: way.identity },
      });
      this.#look();
      await this.#enter(way, { ...rememberedChoice(), ...choice }, turn);
    } catch (error) {
      const failure = failureOf(error);
      // Declined before one was in it oneself.
      if (id && failure.code === 'CALL_ENDED') await this.#tooLate(roomId, id, turn);
      else if (turn === this.#turn) ask({ isPending: false, failure });
    }
  }

  async #tooLate(roomId: string, callId: string, turn: number): Promise<void> {
    const known = (): Call | undefined => this.calls.get().calls.get(roomId);
    if (known()?.id !== callId || goesOn(known())) await pause(LINE_MS);
    if (turn !== this.#turn) return;
    const call = known();
    const why = call?.id === callId && !goesOn(call) ? overOf(call) : 'ended';
    this.#set({ asking: undefined, at: { roomId, callId, phase: 'over', wasIn: false, why, identity: '' } });
  }

  /** Goes out, and tells it. */
  async leave(): Promise<void> {
    this.#turn += 1;
    const { at } = this.#state;
    this.#set({ at: undefined, asking: undefined, stage: undefined });
    await this.#drop();
    if (at && at.phase !== 'over') await this.#tellLeft(at.callId);
  }

  setMicrophone = (on: boolean): void => void this.#session?.setMicrophone(on);
  setCamera = (on: boolean): void => void this.#session?.setCamera(on);
  setScreen = (on: boolean): void => void this.#session?.setScreen(on);
  hear = (): void => void this.#session?.hear();
  chooseDevice: CallSession['chooseDevice'] = async (kind, id) => this.#session?.chooseDevice(kind, id);

  async #begin(roomId: string, kind: CallKind, leaveOther: boolean): Promise<string> {
    const clientId = this.#begun.get(roomId) ?? crypto.randomUUID();
    this.#begun.set(roomId, clientId);
    const call = await this.api.start(roomId, kind, clientId, leaveOther);
    this.#begun.delete(roomId);
    this.calls.heard(call);
    return call.id;
  }

  async #enter(way: WayIn, choice: DeviceChoice, turn: number): Promise<void> {
    this.#generation = way.call.generation;
    const { CallSession } = await import('./call-session.ts');
    if (turn !== this.#turn || this.#state.at?.phase === 'over') return;
    const session = new CallSession({
      choice,
      onChange: () => session === this.#session && this.#viewed(session.view),
      onLost: (why) => session === this.#session && (why === 'elsewhere' ? this.#over(why) : void this.#goBack()),
    });
    this.#session = session;
    await session.enter(way.url, way.token).catch(() => {
      if (session === this.#session) void this.#goBack();
    });
  }

  /** The media server let go of the page, or everybody moves: asks for a way in until there is one, or the call is over. */
  async #goBack(): Promise<void> {
    const { at } = this.#state;
    if (!at || at.phase === 'over' || this.#isGoingBack) return;
    const turn = this.#turn;
    this.#isGoingBack = true;
    this.#set({ at: { ...at, phase: 'back' } });
    const isWanted = (): boolean =>
      turn === this.#turn && this.#state.at?.callId === at.callId && this.#state.at.phase !== 'over';
    for (let attempt = 0; isWanted(); attempt += 1) {
      try {
        const way = await this.api.join(at.callId, pageDeviceId(), false);
        if (!isWanted()) break;
        this.#generation = way.call.generation;
        this.calls.heard(way.call);
        const { wasIn = false } = this.#state.at ?? {};
        this.#set({ at: { ...at, phase: 'back', wasIn, identity: way.identity } });
        await this.#session?.enter(way.url, way.token);
        if (this.#generation >= (this.calls.get().calls.get(at.roomId)?.generation ?? 0)) break;
      } catch (error) {
        const failure = failureOf(error);
        // What the media server could not do is no answer of the service: that passes too.
        if (!passes(failure) && failure.code !== 'INTERNAL') {
          // The line says why, and may be a moment behind.
          if (failure.code === 'CALL_ENDED') await pause(LINE_MS);
          if (isWanted()) this.#over(overFor(failure));
          break;
        }
        await pause(backOff(attempt));
      }
    }
    this.#isGoingBack = false;
  }

  /** Looks whether the call one is in ended, or moved. */
  #look(): void {
    const { at } = this.#state;
    if (!at || at.phase === 'over') return;
    const call = this.calls.get().calls.get(at.roomId);
    if (!goesOn(call) || call.id !== at.callId) this.#over(call?.id === at.callId ? overOf(call) : 'ended');
    else if (this.#session && call.generation > this.#generation) void this.#goBack();
  }

  #over(why: OverReason): void {
    const { at, stage } = this.#state;
    if (!at) return;
    void this.#drop();
    const isShown = stage?.roomId === at.roomId;
    this.#set({ at: isShown ? { ...at, phase: 'over', why } : undefined });
    if (!isShown) this.onOver(at.roomId, why);
  }

  #viewed(view: SessionView): void {
    const { at } = this.#state;
    if (!at || at.phase === 'over') return;
    const isIn = view.line === 'live';
    this.#set({ view, at: { ...at, phase: isIn ? 'in' : 'back', wasIn: at.wasIn || isIn } });
  }

  async #drop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#set({ view: undefined });
    await session?.leave();
  }

  /** The service finds out by itself where this does not arrive. */
  async #tellLeft(callId: string): Promise<void> {
    await this.api.leave(callId, pageDeviceId()).then(
      (call) => this.calls.heard(call),
      () => undefined,
    );
  }

  #set(by: Partial<OwnCallState>): void {
    this.#state = { ...this.#state, ...by };
    for (const listener of this.#listeners) listener();
  }
}

/** Why one is not let in again. */
function overFor({ kind, code }: Failure): OverReason {
  if (kind === 'signed_out') return 'signedOut';
  return code === 'CALL_ENDED' ? 'ended' : code === 'CALL_BUSY' ? 'elsewhere' : 'notAllowed';
}
