import { meter, RevocationList, UnavailableError } from '@my-girok/nest-common';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { BFF_CONFIG, type Config } from '../config.js';
import type { Viewer } from '../operation/operation.js';
import { HintStream, type TimelineHint } from './hint-stream.js';
import { hintsErrors } from './hints.errors.js';

const delivered = meter.createCounter('bff.hints.delivered');
const dropped = meter.createCounter('bff.hints.dropped');
const openStreams = meter.createUpDownCounter('bff.hints.streams');

/** The streams of hints that are open in this process. */
@Injectable()
export class TimelineHints implements OnModuleInit, OnModuleDestroy {
  readonly #byPerson = new Map<string, Set<HintStream>>();
  readonly #bySession = new Map<string, Set<HintStream>>();
  #open = 0;
  #closing = false;
  #stopListening: (() => void) | undefined;

  constructor(
    private readonly revocations: RevocationList,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.#stopListening = this.revocations.onRevoked((sessionId) => {
      for (const stream of [...(this.#bySession.get(sessionId) ?? [])]) stream.end();
    });
  }

  /** Streams would keep a draining process until they are cut off. */
  onModuleDestroy(): void {
    this.#closing = true;
    this.#stopListening?.();
    for (const streams of [...this.#bySession.values()]) for (const stream of [...streams]) stream.end();
  }

  /**
   * Hints for a person until they leave, their session ends, the process drains, or half an hour is over, after which their
   * page opens another one. Throws BFF_TOO_MANY_STREAMS, UnavailableError where nobody can tell whether the session lives.
   */
  async open(viewer: Viewer, signal: AbortSignal): Promise<AsyncIterable<TimelineHint>> {
    const { LIMIT_STREAMS, LIMIT_STREAMS_PER_PERSON, LIMIT_STREAMS_PER_SESSION, LIMIT_STREAM_SECONDS } = this.config;
    const { userId, sessionId, accessToken } = viewer;
    if (this.#closing) throw new UnavailableError('This process is stopping');
    const ofSession = this.#bySession.get(sessionId)?.size ?? 0;
    const ofPerson = this.#byPerson.get(userId)?.size ?? 0;
    const isFull = ofSession >= LIMIT_STREAMS_PER_SESSION || ofPerson >= LIMIT_STREAMS_PER_PERSON;
    if (isFull || this.#open >= LIMIT_STREAMS) throw hintsErrors.tooManyStreams();
    const end = (): void => stream.end();
    const timer = setTimeout(end, LIMIT_STREAM_SECONDS * 1000).unref();
    const stream = new HintStream(viewer, () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      this.#remove(stream);
    });
    this.#add(stream);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) stream.end();
    try {
      // What was revoked before the stream was here to be ended.
      const live = await this.revocations.isLive({ kind: 'person', userId, sessionId, roles: [], token: accessToken });
      if (!live) stream.end();
    } catch (error) {
      stream.end();
      throw error;
    }
    return stream;
  }

  /** Who would learn of somebody's post: everybody who is connected but its author. */
  readersOf(authorId: string): string[] {
    return [...this.#byPerson.keys()].filter((userId) => userId !== authorId);
  }

  /** Tells a person of a post, unless it is their own. */
  deliver(userId: string, hint: TimelineHint): void {
    if (hint.authorId === userId) return;
    for (const stream of this.#byPerson.get(userId) ?? []) {
      delivered.add(1);
      if (!stream.push(hint)) dropped.add(1);
    }
  }

  #add(stream: HintStream): void {
    const { userId, sessionId } = stream.viewer;
    include(this.#byPerson, userId, stream);
    include(this.#bySession, sessionId, stream);
    this.#open++;
    openStreams.add(1);
  }

  #remove(stream: HintStream): void {
    const { userId, sessionId } = stream.viewer;
    exclude(this.#byPerson, userId, stream);
    exclude(this.#bySession, sessionId, stream);
    this.#open--;
    openStreams.add(-1);
  }
}

function include<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function exclude<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
