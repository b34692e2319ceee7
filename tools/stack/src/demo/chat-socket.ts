import { io, type Socket } from 'socket.io-client';
import { type ApiClient, ApiError } from './api-client.ts';

const PATIENCE_MILLISECONDS = 10_000;

/** What chat answers: what was asked for, or why not. */
type Answer<T> = T & { error?: { code: string; message?: string } };

/** One person's line to chat, by a ticket of their session. */
export class ChatSocket {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** `url`: the sockets' server. @throws ApiError with the gateway's code when it is refused */
  static async open(api: ApiClient, url: string): Promise<ChatSocket> {
    const { socketTicket } = await api.ask<{ socketTicket: { ticket: string } }>(
      'mutation { socketTicket(namespace: "/chat") { ticket } }',
    );
    const socket = io(`${url}/chat`, {
      transports: ['websocket'],
      auth: { ticket: socketTicket.ticket, positions: [] },
      // A ticket is good for one connection.
      reconnection: false,
      forceNew: true,
      timeout: PATIENCE_MILLISECONDS,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', ({ message }) => {
        socket.close();
        reject(new ApiError([{ message, extensions: { code: message } }]));
      });
    });
    return new ChatSocket(socket);
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** One request of the chat protocol. @throws ApiError with the code it was refused with */
  async ask<T>(event: string, request: Record<string, unknown>): Promise<T> {
    const answer = (await this.#socket.timeout(PATIENCE_MILLISECONDS).emitWithAck(event, request)) as Answer<T>;
    if (answer.error)
      throw new ApiError([{ message: answer.error.message ?? event, extensions: { code: answer.error.code } }]);
    return answer;
  }

  close(): void {
    this.#socket.close();
  }
}
