import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';

/** Bytes on their way. */
export interface Dribble {
  /** Sends what was said to come; the answer's status. */
  finish(): Promise<number>;
  abort(): void;
}

/** A client of the tus protocol, one request at a time, as a test wants them. */
export class TusUpload {
  private constructor(
    readonly location: string,
    readonly mediaId: string,
    public ticket: string,
    private readonly file: Buffer,
  ) {}

  /** Asks for an upload to be created; the answer as it is. */
  static post(
    endpoint: string,
    ticket: string | undefined,
    length: number,
    metadata: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const encoded = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
    return fetch(endpoint, {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': `${length}`,
        'upload-metadata': encoded.join(','),
        ...(ticket !== undefined && { 'upload-ticket': ticket }),
        ...headers,
      },
    });
  }

  static async create(
    endpoint: string,
    ticket: string,
    file: Buffer,
    metadata: Record<string, string>,
  ): Promise<TusUpload> {
    const answer = await TusUpload.post(endpoint, ticket, file.length, metadata);
    if (answer.status !== 201) throw new Error(`Not created: ${answer.status} ${await answer.text()}`);
    return new TusUpload(answer.headers.get('location') ?? '', answer.headers.get('media-id') ?? '', ticket, file);
  }

  request(method: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Response> {
    return fetch(this.location, {
      method,
      headers: { 'tus-resumable': '1.0.0', 'upload-ticket': this.ticket, ...headers },
      ...(body && { body: new Uint8Array(body) }),
    });
  }

  /** Sends bytes from an offset on. */
  send(from: number, to: number): Promise<Response> {
    return this.request(
      'PATCH',
      { 'content-type': 'application/offset+octet-stream', 'upload-offset': `${from}` },
      this.file.subarray(from, to),
    );
  }

  /** Begins to send this many bytes from the beginning on, and stops after half of them. */
  async dribble(bytes: number): Promise<Dribble> {
    const request = send(this.location, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-ticket': this.ticket,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
        'content-length': bytes,
      },
    });
    const half = Math.floor(bytes / 2);
    // It may be answered at any time, also before all was sent.
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    answered.catch(() => undefined);
    await new Promise<void>((resolve, reject) =>
      request.write(this.file.subarray(0, half), (error) => (error ? reject(error) : resolve())),
    );
    return {
      finish: async () => {
        request.end(this.file.subarray(half, bytes));
        const [answer] = await answered;
        answer.resume();
        return answer.statusCode ?? 0;
      },
      abort: () => request.destroy(),
    };
  }

  /** How much the service has. */
  async offset(): Promise<number> {
    const answer = await this.request('HEAD');
    if (answer.status !== 200) throw new Error(`HEAD answered ${answer.status}`);
    return Number(answer.headers.get('upload-offset'));
  }

  /** Sends what is missing, in pieces. */
  async sendAll(from = 0, piece = Number.POSITIVE_INFINITY): Promise<void> {
    for (let at = from; at < this.file.length; at += piece) {
      const answer = await this.send(at, Math.min(this.file.length, at + piece));
      if (answer.status !== 204) throw new Error(`Not taken: ${answer.status} ${await answer.text()}`);
    }
  }
}
