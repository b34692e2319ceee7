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
}
