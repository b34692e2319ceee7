/** One person's way into the public GraphQL API, as a program outside this repository would use it. */
export class ApiClient {
  private cookie = '';

  constructor(private readonly url: string) {}

  /** Sends one operation and gives the whole answer, errors included. */
  async send<T = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<GraphQLAnswer<T>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-csrf': '1',
        ...(this.cookie && { cookie: this.cookie }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    });
    for (const line of response.headers.getSetCookie()) this.cookie = line.split(';')[0] ?? '';
    const text = await response.text();
    const body = JSON.parse(text) as { data?: T; errors?: GraphQLAnswer<T>['errors'] };
    return {
      status: response.status,
      text,
      data: body.data ?? null,
      errors: body.errors ?? [],
      cookies: response.headers.getSetCookie(),
    };
  }

  /** Sends one operation that must succeed whole. */
  async ask<T = Record<string, unknown>>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.send<T>(query, variables);
    if (answer.errors.length > 0 || answer.data === null) throw new Error(answer.text);
    return answer.data;
  }

  register(person: { email: string; password: string; name: string }): Promise<unknown> {
    return this.ask('mutation($input: RegisterInput!) { register(input: $input) { success } }', { input: person });
  }

  login(email: string, password: string): Promise<unknown> {
    return this.ask('mutation($input: LoginInput!) { login(input: $input) { success } }', {
      input: { email, password },
    });
  }
}

export interface GraphQLAnswer<T> {
  status: number;
  text: string;
  data: T | null;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[];
  cookies: string[];
}
