import type { EventData, EventType } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { type ClientSession, MongoServerError } from 'mongodb';
import { UnavailableError } from '../errors/domain-error.js';
import { currentCall } from '../grpc/current-call.js';
import { MongoOutbox } from './mongo-outbox.js';
import { MongoStore } from './mongo-store.js';
import { WriteLanes } from './write-lanes.js';

const DUPLICATE_KEY = 11000;
/** How long a write is tried for a caller who would wait longer. */
const LONGEST_MS = 20_000;

/** Adds an event to the transaction; its timestamp is now. */
export type Emit = <T extends EventType>(type: T, aggregateId: string, data: EventData<T>) => Promise<void>;

type Work<T> = (session: ClientSession, emit: Emit) => Promise<T>;

/**
 * How a use case writes: its documents and its event in one transaction, after its turn at the documents that many share.
 * A service extends it under its own name and provides that with its `WriteLanes`.
 */
@Injectable()
export class MongoWrites {
  constructor(
    private readonly store: MongoStore,
    private readonly outbox: MongoOutbox,
    private readonly lanes: WriteLanes,
  ) {}

  /**
   * Runs `work` in one transaction (w: majority, j: true), and again on a conflict while the caller still waits.
   * `shared` names the documents that others write as well. Two processes that insert the same key at once make one of them fail
   * with a duplicate: it runs again and then finds what the other wrote, so `work` looks before it inserts.
   * Throws UnavailableError when the caller's deadline passes or they leave, the lanes' error when too many wait already.
   */
  run<T>(shared: readonly string[], work: Work<T>): Promise<T> {
    const call = currentCall();
    const until = Math.min(call?.deadline ?? Number.POSITIVE_INFINITY, Date.now() + LONGEST_MS);
    const isAwaited = () => Date.now() < until && !call?.signal?.aborted;
    return this.lanes.run(shared, async () => {
      try {
        return await this.once(work, isAwaited);
      } catch (error) {
        if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
        return this.once(work, isAwaited);
      }
    });
  }

  private once<T>(work: Work<T>, isAwaited: () => boolean): Promise<T> {
    return this.store.transaction((session) => {
      const emit: Emit = async (type, aggregateId, data) => {
        await this.outbox.add(session, type, { aggregateId, data: { ...data, timestamp: new Date() } });
      };
      // Here, because every attempt passes: neither a turn nor a retry comes after the caller has given up.
      if (!isAwaited()) throw new UnavailableError('There was no time left to write');
      return work(session, emit);
    });
  }
}
