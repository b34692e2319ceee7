import { type Browser, cookieName } from './browser.js';

interface Sent {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is each test's own to expect
  data: any;
}

/** A subscription as a browser opens it: POST, answered with server-sent events. */
export class EventStream {
  readonly sent: Sent[] = [];
  /** Lines that only keep the connection. */
  beats = 0;
  ended = false;
  private readonly gone = new AbortController();

  private constructor(readonly status: number) {}

  /** Resolves when the server has begun to answer. */
  static async open(browser: Browser, body: unknown, address = browser.address): Promise<EventStream> {
    const gone = new AbortController();
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'x-csrf': '1',
        ...(browser.sessionId ? { cookie: `${cookieName}=${browser.sessionId}` } : {}),
      },
      body: JSON.stringify(body),
      signal: gone.signal,
    });
    const stream = new EventStream(response.status);
    stream.gone.signal.addEventListener('abort', () => gone.abort());
    void stream.read(response).finally(() => {
      stream.ended = true;
    });
    return stream;
  }

  /** What came as results. */
  get results(): Sent['data'][] {
    return this.sent.filter(({ event }) => event === 'next').map(({ data }) => data);
  }

  get hints(): { postId: string; authorId: string }[] {
    return this.results.flatMap((result) => (result.data ? [result.data.timelineHints] : []));
  }

  leave(): void {
    this.gone.abort();
  }

  private async read(response: Response): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch {
      // Cut off by either side; `ended` says so.
    }
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const event = fields.get('event');
    if (!event) this.beats++;
    else this.sent.push({ event, data: JSON.parse(fields.get('data') || 'null') });
  }
}
