import type { Socket } from 'socket.io-client';
import type { RefusedAnswer } from '../protocol/codes.js';
import { CLIENT_CODES, RealtimeError } from './errors.js';

/** What was asked on a connection and not answered yet. */
export class Requests {
  private readonly waiting = new Set<(error: RealtimeError) => void>();

  constructor(private readonly socket: Socket) {}

  get connected(): boolean {
    return this.socket.connected;
  }

  send<Answer>(event: string, payload: unknown, timeoutMs: number): Promise<Answer> {
    if (!this.socket.connected) return Promise.reject(new RealtimeError(CLIENT_CODES.offline));
    return new Promise<Answer>((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        this.waiting.delete(fail);
      };
      const fail = (error: RealtimeError) => {
        settle();
        reject(error);
      };
      const timer = setTimeout(() => fail(new RealtimeError(CLIENT_CODES.timeout)), timeoutMs);
      this.waiting.add(fail);
      this.socket.emit(event, payload, (answer: Answer & Partial<RefusedAnswer>) => {
        const refused = (answer as Partial<RefusedAnswer> | null | undefined)?.error;
        if (refused) {
          fail(new RealtimeError(refused.code, refused.message, refused.retryAfterSeconds));
          return;
        }
        settle();
        resolve(answer);
      });
    });
  }

  /** The connection ended: nothing that waits will be answered. */
  cut(): void {
    for (const fail of [...this.waiting]) fail(new RealtimeError(CLIENT_CODES.cut));
  }
}
