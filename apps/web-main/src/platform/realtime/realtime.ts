import type { ApolloClient } from '@apollo/client';
import type { RealtimeClient, RealtimeState } from '@my-girok/realtime/client';
import { SocketTicketDocument } from '../../gen/graphql.ts';
import { failureOf } from '../graphql/failure.ts';

/** The socket gateway's origin, which our server writes into the page for the host it was asked by. */
export function socketAddress(): string {
  const address = document.querySelector<HTMLMetaElement>('meta[name="girok-ws"]')?.content;
  if (!address) throw new Error('The page carries no address for sockets.');
  return address;
}

/** What the server has to offer to hear live. */
export type Namespace = '/chat' | '/notifications' | '/feed' | '/matching';

export interface LineEvents {
  /** The connection came or went; `refused`: the session is over. */
  onState(namespace: Namespace, state: RealtimeState): void;
}

/**
 * The page's lines to the socket gateway: one a namespace, over one connection, opened when something first asks for it. The
 * code behind it is loaded then, so that no page waits for it.
 */
export class Realtime {
  readonly #lines = new Map<Namespace, Promise<RealtimeClient>>();
  #connection:
    | Promise<Parameters<typeof import('@my-girok/realtime/client').createRealtimeClient>[0]['connection']>
    | undefined;
  #isClosed = false;

  constructor(
    private readonly client: ApolloClient,
    private readonly events: LineEvents,
  ) {}

  /** The line of a namespace, connecting or connected. */
  line(namespace: Namespace): Promise<RealtimeClient> {
    let line = this.#lines.get(namespace);
    if (!line) {
      line = this.#open(namespace);
      this.#lines.set(namespace, line);
      // A chunk that did not load is asked for again by whoever asks next.
      line.catch(() => this.#lines.delete(namespace));
    }
    return line;
  }

  /** After signing in again: lines that ended with the session. */
  async restart(): Promise<void> {
    for (const line of this.#lines.values()) (await line).start();
  }

  /** Tries at once what waits for its next attempt. */
  async retryNow(): Promise<void> {
    for (const line of this.#lines.values()) (await line).retryNow();
  }

  /** For good: the person signed out. */
  close(): void {
    this.#isClosed = true;
    for (const line of this.#lines.values()) void line.then((each) => each.stop());
    this.#lines.clear();
  }

  async #open(namespace: Namespace): Promise<RealtimeClient> {
    const { createConnection, createRealtimeClient, RealtimeError } = await import('@my-girok/realtime/client');
    const url = socketAddress();
    this.#connection ??= Promise.resolve(createConnection({ url }));
    const line = createRealtimeClient({
      url,
      namespace,
      connection: await this.#connection,
      ticket: async () => {
        const { data, error } = await this.client
          .mutate({ mutation: SocketTicketDocument, variables: { namespace }, errorPolicy: 'all' })
          .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
        if (data?.socketTicket) return data.socketTicket.ticket;
        const failure = failureOf(error);
        throw new RealtimeError(
          failure.kind === 'signed_out' ? 'WS_SIGNED_OUT' : failure.code,
          undefined,
          failure.retryAfterSeconds,
        );
      },
    });
    line.onState((state) => this.events.onState(namespace, state));
    if (!this.#isClosed) line.start();
    return line;
  }
}
