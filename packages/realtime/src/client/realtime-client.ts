import { Manager, type Socket } from 'socket.io-client';
import { type ClosingFrame, PROTOCOL_LIMITS, WS_CODES } from '../protocol/codes.js';
import {
  type ConnectAuth,
  type Frame,
  type Position,
  PROTOCOL_EVENTS,
  type RecoveredFrame,
} from '../protocol/position.js';
import { BackOff } from './back-off.js';
import { Channels } from './channels.js';
import { CLIENT_CODES, RealtimeError } from './errors.js';
import { Listeners } from './listeners.js';
import { CLIENT_DEFAULTS, type RealtimeOptions, type RealtimeState } from './options.js';
import { Questions } from './questions.js';
import { Requests } from './requests.js';
import { onWakeUp } from './wake-up.js';

/** Attempts that may fail before the state says `offline`. */
const QUIET_FAILURES = 3;
/** A connection that held so long was a success. */
const STABLE_MS = 5000;
/** How long a connection may take to show that it lives, after sleep. */
const PROBE_MS = 4000;
/** After so many failures without a single success the WebSocket may be blocked on the way: HTTP is tried each third time. */
const POLLING_AFTER = 3;

/** A connection that clients of several namespaces share. */
export function createConnection(options: Pick<RealtimeOptions, 'url' | 'path' | 'connectTimeoutMs'>): Manager {
  return new Manager(options.url, {
    path: options.path ?? CLIENT_DEFAULTS.path,
    timeout: options.connectTimeoutMs ?? CLIENT_DEFAULTS.connectTimeoutMs,
    reconnection: false,
    autoConnect: false,
    transports: ['websocket'],
  });
}

/** A client that is not connected yet: `start` connects it. Nothing of a browser is needed. */
export function createRealtimeClient(options: RealtimeOptions): RealtimeClient {
  return new RealtimeClient(options);
}

/**
 * A namespace's connection that comes back by itself and gives every channel's events in order and once, or says by `onReset` that a
 * page must be loaded anew.
 */
export class RealtimeClient {
  private readonly settings: RealtimeOptions & typeof CLIENT_DEFAULTS;
  private readonly refusedCodes: ReadonlySet<string>;
  private readonly manager: Manager;
  private readonly socket: Socket;
  private readonly channels: Channels;
  private readonly backOff: BackOff;
  private readonly handlers = new Map<string, Listeners<[Frame]>>();
  private readonly stateListeners: Listeners<[RealtimeState, string | undefined]>;
  private readonly resetListeners: Listeners<[Position]>;
  private readonly subscribedListeners: Listeners<[Position]>;
  private readonly unsubscribedListeners: Listeners<[string]>;
  private readonly requests: Requests;
  private readonly questions: Questions;
  private current: RealtimeState = 'offline';
  private reason: string | undefined;
  private wanted = false;
  private everLive = false;
  private pausing = false;
  /** Counts attempts: what belongs to a former one is ignored. */
  private attempt = 0;
  private ticket = '';
  private closing: ClosingFrame | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stable: ReturnType<typeof setTimeout> | undefined;
  private stopWatching: (() => void) | null = null;

  constructor(options: RealtimeOptions) {
    this.settings = { ...CLIENT_DEFAULTS, ...options };
    this.refusedCodes = new Set(options.refusedCodes ?? [WS_CODES.signedOut]);
    this.backOff = new BackOff(this.settings.backOff);
    const onError = options.onError ?? throwLater;
    this.stateListeners = new Listeners(onError);
    this.resetListeners = new Listeners(onError);
    this.subscribedListeners = new Listeners(onError);
    this.unsubscribedListeners = new Listeners(onError);
    this.channels = new Channels(this.settings.heldMax, {
      deliver: (name, frame) => this.handlers.get(name)?.call(frame),
      reset: (position) => this.resetListeners.call(position),
      ask: (channel) => this.questions.ask(channel),
    });
    this.manager = options.connection ?? createConnection(options);
    this.socket = this.manager.socket(options.namespace, { auth: (give: (auth: object) => void) => give(this.auth()) });
    this.requests = new Requests(this.socket);
    this.questions = new Questions(this.channels, this.requests, this.settings.recoverTimeoutMs);
    this.listen();
  }

  get state(): RealtimeState {
    return this.current;
  }

  /** Connects, and comes back until `stop`. After `refused` it tries anew. */
  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.backOff.reset();
    this.stopWatching ??= onWakeUp(() => this.wakeUp());
    void this.connect();
  }

  /** Ends the connection; positions are kept. */
  stop(): void {
    this.end('offline');
  }

  /** Tries at once where a pause would be made. */
  retryNow(): void {
    if (this.wanted && this.pausing) void this.connect();
  }

  /** Calls `handler` with each event of this name, those of one channel in order and once. */
  on<Data = unknown>(event: string, handler: (frame: Frame<Data>) => void): () => void {
    let listeners = this.handlers.get(event);
    if (!listeners) {
      listeners = new Listeners(this.settings.onError ?? throwLater);
      this.handlers.set(event, listeners);
    }
    return listeners.add(handler as (frame: Frame) => void);
  }

  /** `reason` is the server's code, where it gave one. */
  onState(handler: (state: RealtimeState, reason: string | undefined) => void): () => void {
    return this.stateListeners.add(handler);
  }

  /**
   * Something of a channel cannot be given: its page must be loaded anew, and `track`ed. The position is where the client counts from
   * meanwhile; its epoch is empty where the channel is not heard any more.
   */
  onReset(handler: (position: Position) => void): () => void {
    return this.resetListeners.add(handler);
  }

  /** A channel is heard from a position on. */
  onSubscribed(handler: (position: Position) => void): () => void {
    return this.subscribedListeners.add(handler);
  }

  onUnsubscribed(handler: (channel: string) => void): () => void {
    return this.unsubscribedListeners.add(handler);
  }

  /** A page was loaded as of this position: what came after it follows, once. */
  track(position: Position): void {
    this.channels.track(position);
  }

  /** The page of a channel is gone: its position is not brought again. */
  forget(channel: string): void {
    this.channels.forget(channel);
  }

  positions(): readonly Position[] {
    return this.channels.positions();
  }

  position(channel: string): Position | null {
    return this.channels.position(channel);
  }

  /** Sends what needs no answer and may be lost, such as typing. */
  send(event: string, payload: unknown): void {
    if (this.socket.connected) this.socket.volatile.emit(event, payload);
  }

  /**
   * Asks, and gives the answer's value. Throws `RealtimeError` with the server's code, or `REALTIME_OFFLINE` (nothing was sent),
   * `REALTIME_CUT` or `REALTIME_TIMEOUT` (it may have been done: ask again with the same idempotency key).
   */
  request<Answer>(event: string, payload: unknown, options: { readonly timeoutMs?: number } = {}): Promise<Answer> {
    return this.requests.send(event, payload, options.timeoutMs ?? this.settings.requestTimeoutMs);
  }

  private listen(): void {
    const { socket } = this;
    socket.on('connect', () => this.connected());
    socket.on('connect_error', (error: Error & { data?: { code?: string; retryAfterSeconds?: number } }) => {
      this.failed(error.data?.code, (error.data?.retryAfterSeconds ?? 0) * 1000);
    });
    socket.on('disconnect', () => this.disconnected());
    socket.on(PROTOCOL_EVENTS.closing, (frame: ClosingFrame) => {
      this.closing = frame;
    });
    socket.on(PROTOCOL_EVENTS.recovered, (frame: RecoveredFrame) => this.channels.answered(frame));
    socket.on(PROTOCOL_EVENTS.subscribed, (position: Position) => {
      this.channels.subscribed(position);
      this.subscribedListeners.call(position);
    });
    socket.on(PROTOCOL_EVENTS.unsubscribed, ({ channel }: { channel: string }) => {
      this.channels.forget(channel);
      this.unsubscribedListeners.call(channel);
    });
    const own = new Set<string>([
      PROTOCOL_EVENTS.closing,
      PROTOCOL_EVENTS.recovered,
      PROTOCOL_EVENTS.subscribed,
      PROTOCOL_EVENTS.unsubscribed,
    ]);
    socket.onAny((name: string, frame: Frame | undefined) => {
      if (!own.has(name) && typeof frame?.seq === 'number' && typeof frame.channel === 'string')
        this.channels.frame(name, frame);
    });
  }

  private async connect(): Promise<void> {
    clearTimeout(this.timer);
    this.pausing = false;
    this.attempt += 1;
    const { attempt } = this;
    this.closing = null;
    if (this.backOff.failures < QUIET_FAILURES) this.enter('connecting');
    this.timer = setTimeout(() => this.failed(), this.settings.connectTimeoutMs);
    try {
      this.ticket = await this.settings.ticket();
    } catch (error) {
      if (attempt !== this.attempt) return;
      const { code, retryAfterSeconds } = error as Partial<RealtimeError>;
      this.failed(code, (retryAfterSeconds ?? 0) * 1000);
      return;
    }
    if (attempt !== this.attempt) return;
    const polling = !this.everLive && this.backOff.failures >= POLLING_AFTER && this.backOff.failures % 3 === 0;
    this.manager.opts.transports = polling ? ['polling', 'websocket'] : ['websocket'];
    this.socket.connect();
  }

  /** Asked for when the connection is open: positions as they are then. */
  private auth(): ConnectAuth {
    const positions = this.channels.positions();
    const brought = positions.slice(0, PROTOCOL_LIMITS.positionsMax);
    for (const { channel } of brought) this.channels.asked(channel);
    return { ticket: this.ticket, positions: brought };
  }

  private connected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.everLive = true;
    this.stable = setTimeout(() => this.backOff.reset(), STABLE_MS);
    this.questions.connected();
    this.enter('live');
  }

  private disconnected(): void {
    // Or it would come back with its old ticket as soon as another client opens the connection that they share.
    this.socket.disconnect();
    this.afterCut();
    if (!this.wanted) return;
    const { closing } = this;
    if (closing && this.refusedCodes.has(closing.code)) this.end('refused', closing.code);
    else if (closing && closing.reconnectInMs === null) this.end('offline', closing.code);
    else if (closing?.reconnectInMs != null) this.retryIn(closing.reconnectInMs, closing.code);
    else this.retryIn(this.backOff.next());
  }

  private failed(code?: string, atLeastMs = 0): void {
    this.attempt += 1;
    this.socket.disconnect();
    this.channels.cut();
    if (!this.wanted) return;
    if (code !== undefined && this.refusedCodes.has(code)) {
      this.end('refused', code);
      return;
    }
    this.retryIn(Math.max(this.backOff.next(), atLeastMs), code);
  }

  private retryIn(ms: number, reason?: string): void {
    clearTimeout(this.timer);
    this.pausing = true;
    this.timer = setTimeout(() => void this.connect(), ms);
    this.enter(this.backOff.failures > QUIET_FAILURES ? 'offline' : 'connecting', reason);
  }

  private end(state: 'offline' | 'refused', reason?: string): void {
    this.wanted = false;
    this.pausing = false;
    this.attempt += 1;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.stopWatching?.();
    this.stopWatching = null;
    this.socket.disconnect();
    this.afterCut();
    this.enter(state, reason);
  }

  private afterCut(): void {
    clearTimeout(this.stable);
    this.questions.cut();
    this.channels.cut();
    this.requests.cut();
  }

  private enter(state: RealtimeState, reason?: string): void {
    if (state === this.current && reason === this.reason) return;
    this.current = state;
    this.reason = reason;
    this.stateListeners.call(state, reason);
  }

  /** The line may be dead without either side knowing: a question shows it. */
  private wakeUp(): void {
    if (this.current !== 'live') {
      this.retryNow();
      return;
    }
    const { attempt } = this;
    this.request(PROTOCOL_EVENTS.recover, { positions: [] }, { timeoutMs: PROBE_MS }).catch((error: RealtimeError) => {
      if (error.code === CLIENT_CODES.timeout && attempt === this.attempt) this.manager.engine?.close();
    });
  }
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
