import { DomainError, logger } from '@my-girok/nest-common';
import type { RefusedAnswer } from '@my-girok/realtime/protocol';
import { COMMON_CODES } from '@my-girok/types';
import type { z } from 'zod';
import type { PersonSocket } from './person-socket.js';
import { requests } from './socket-metrics.js';
import { socketsErrors } from './sockets.errors.js';

/** What waits for one socket's turn. */
const waitingMax = 64;

/**
 * A socket's requests: each is checked by its schema, and each is answered, by a value or by `{error}`. Those that are `ordered` are done
 * one after another, so that two messages sent at once arrive in the order they were sent.
 */
export class ClientRequests {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(private readonly socket: PersonSocket) {}

  on<S extends z.ZodType>(event: string, schema: S, run: (input: z.output<S>) => Promise<unknown> | unknown): this {
    this.socket.on(event, (payload: unknown, answer: unknown) => {
      const reply = typeof answer === 'function' ? (answer as (value: unknown) => void) : () => undefined;
      void this.#answer(event, schema, payload, run).then(reply);
    });
    return this;
  }

  ordered<S extends z.ZodType>(event: string, schema: S, run: (input: z.output<S>) => Promise<unknown>): this {
    return this.on(event, schema, async (input) => {
      if (this.#waiting >= waitingMax) throw socketsErrors.rateLimited(1);
      this.#waiting++;
      const turn = this.#last.then(() => {
        // Who has left is not answered, and a session that has ended asks for nothing more.
        if (!this.socket.connected) throw socketsErrors.unavailable();
        return run(input);
      });
      this.#last = turn.catch(() => undefined).finally(() => this.#waiting--);
      return turn;
    });
  }

  async #answer<S extends z.ZodType>(
    event: string,
    schema: S,
    payload: unknown,
    run: (input: z.output<S>) => Promise<unknown> | unknown,
  ): Promise<unknown> {
    try {
      const input = schema.safeParse(payload);
      if (!input.success) throw socketsErrors.requestInvalid(input.error.issues[0]?.path.join('.'));
      const value = await run(input.data);
      requests.add(1, { event, answered: true });
      return value ?? {};
    } catch (error) {
      requests.add(1, { event, answered: false });
      return refusalOf(error);
    }
  }
}

/** How an error is said to a client; what is not meant for it is masked. */
export function refusalOf(error: unknown): RefusedAnswer {
  if (error instanceof DomainError && error.kind !== 'internal') {
    const { code, message, details } = error;
    const seconds = details?.retryAfterSeconds;
    return { error: { code, message, ...(typeof seconds === 'number' && { retryAfterSeconds: seconds }) } };
  }
  logger.error({ err: error }, 'A request on a socket failed');
  return { error: { code: COMMON_CODES.internal, message: 'Something went wrong on our side' } };
}
