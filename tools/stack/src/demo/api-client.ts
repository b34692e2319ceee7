/** An answer that carries errors. */
export class ApiError extends Error {
  readonly codes: string[];
  constructor(errors: readonly { message: string; extensions?: { code?: string } }[]) {
    super(errors.map((error) => `${error.extensions?.code ?? ''} ${error.message}`.trim()).join('; '));
    this.name = 'ApiError';
    this.codes = errors.map((error) => error.extensions?.code ?? '');
  }
}

/** One person at the public GraphQL API, with a cookie jar of their own. */
export class ApiClient {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** One operation. @throws ApiError when the answer carries errors */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf': '1', ...(this.#cookie ? { cookie: this.#cookie } : {}) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(10_000),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.#cookie = cookie;
    const body = (await response.json()) as {
      data?: T;
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    if (body.errors?.length) throw new ApiError(body.errors);
    if (!body.data) throw new Error(`The API answered ${response.status} without data`);
    return body.data;
  }

  /** Uploads a picture by tus, in one request, and waits until it can be shown; its id. @throws Error when it is refused */
  async upload(picture: Uint8Array, purpose: 'post' | 'avatar' | 'header' | 'message'): Promise<string> {
    const { createUploadTicket: capability } = await this.ask<{
      createUploadTicket: { ticket: string; endpoint: string };
    }>('mutation { createUploadTicket { ticket endpoint } }');
    // Names below localhost are browsers' to resolve; this is a program.
    const endpoint = new URL(capability.endpoint);
    if (endpoint.hostname.endsWith('.localhost')) endpoint.hostname = '127.0.0.1';
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(picture.byteLength),
        'upload-metadata': `purpose ${Buffer.from(purpose).toString('base64')}`,
        'upload-ticket': capability.ticket,
        'content-type': 'application/offset+octet-stream',
      },
      body: picture,
      signal: AbortSignal.timeout(20_000),
    });
    const id = response.headers.get('media-id');
    if (response.status !== 201 || !id) throw new Error(`The upload was answered with ${response.status}`);
    await this.#shown(id);
    return id;
  }

  async #shown(id: string): Promise<void> {
    for (const end = Date.now() + 30_000; ; ) {
      const { media } = await this.ask<{ media: { state: string; refusal: string | null }[] }>(
        'query($id: ID!) { media(ids: [$id]) { state refusal } }',
        { id },
      );
      if (media[0]?.state === 'READY') return;
      if (media[0]?.refusal) throw new Error(`The picture was refused with ${media[0].refusal}`);
      if (Date.now() > end) throw new Error('The picture was not ready within 30 s');
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
}
