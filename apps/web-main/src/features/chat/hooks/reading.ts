import type { ChatLine } from './chat-line.ts';

/** Markers of one moment go as one. */
const TOGETHER_MS = 250;
/** How often typing is told again while it goes on. */
const TYPING_EVERY_MS = 3_000;

/** Tells the service how far one has received and read, and that one is typing: as rarely as it can, and again after the line was away. */
export class Reading {
  readonly #told = new Map<string, number>();
  readonly #wanted = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typing: { readonly roomId: string; readonly at: number } | undefined;

  constructor(private readonly line: () => ChatLine | undefined) {}

  read(roomId: string, seq: number): void {
    this.#want(`message.read ${roomId}`, seq);
  }

  delivered(roomId: string, seq: number): void {
    this.#want(`message.delivered ${roomId}`, seq);
  }

  /** Called at every key. */
  typing(roomId: string, isTyping: boolean, now = Date.now()): void {
    const last = this.#typing?.roomId === roomId ? this.#typing : undefined;
    if (isTyping ? last && now - last.at < TYPING_EVERY_MS : !last) return;
    this.#typing = isTyping ? { roomId, at: now } : undefined;
    this.line()?.send('typing', { roomId, typing: isTyping });
  }

  /** What could not be told before. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const line = this.line();
    if (line?.state !== 'live') return;
    for (const [key, seq] of this.#wanted) {
      this.#wanted.delete(key);
      const [event = '', roomId = ''] = key.split(' ');
      line.request(event, { roomId, seq }).then(
        () => this.#told.set(key, Math.max(seq, this.#told.get(key) ?? 0)),
        ({ code }: { code?: string }) => {
          // A refusal would be the same again; what was cut off is told when the line is back.
          if (/^(REALTIME|WS|COMMON_SERVICE)_/.test(code ?? '')) this.#keep(key, seq);
        },
      );
    }
  };

  #want(key: string, seq: number): void {
    if (seq <= (this.#told.get(key) ?? 0) || seq <= (this.#wanted.get(key) ?? 0)) return;
    this.#keep(key, seq);
    this.#timer ??= setTimeout(this.flush, TOGETHER_MS);
  }

  #keep(key: string, seq: number): void {
    this.#wanted.set(key, Math.max(seq, this.#wanted.get(key) ?? 0));
  }
}
