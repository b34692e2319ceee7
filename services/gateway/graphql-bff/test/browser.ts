import { randomUUID } from 'node:crypto';

export interface Answer {
  status: number;
  headers: Headers;
  /** The body as it came. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is each test's own to expect
  data: any;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

export const cookieName = '__Host-Http-session_id';
export const PASSWORD = 'a lantern over still water';

/** What a browser does between our page and the BFF: keeps the cookie and sends the headers. */
export class Browser {
  sessionId: string | undefined;
  /** The last Set-Cookie header. */
  setCookie: string | undefined;
  readonly email = `${randomUUID()}@example.test`;
  userId = '';
  /** Every body that came. */
  readonly bodies: string[] = [];

  constructor(readonly address: string) {}

  ask(query: string, variables?: Record<string, unknown>): Promise<Answer> {
    return this.post({ query, variables });
  }

  async post(body: unknown, headers: Record<string, string> = { 'x-csrf': '1' }): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.send({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text });
  }

  async send(init: RequestInit, path = '/graphql'): Promise<Answer> {
    const cookie: Record<string, string> = this.sessionId ? { cookie: `${cookieName}=${this.sessionId}` } : {};
    const response = await fetch(this.address + path, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), ...cookie },
    });
    const [setCookie] = response.headers.getSetCookie();
    if (setCookie) {
      this.setCookie = setCookie;
      this.sessionId = /=([^;]*)/.exec(setCookie)?.[1] || undefined;
    }
    const text = await response.text();
    this.bodies.push(text);
    let parsed: { data?: unknown; errors?: Answer['errors'] } = {};
    try {
      parsed = JSON.parse(text);
    } catch {
      // Not every answer is JSON; the test sees its text.
    }
    return { status: response.status, headers: response.headers, text, data: parsed.data, errors: parsed.errors ?? [] };
  }

  async register(name: string): Promise<Answer> {
    const query = 'mutation ($input: RegisterInput!) { register(input: $input) { success } }';
    const answer = await this.ask(query, { input: { email: this.email, password: PASSWORD, name } });
    if (!answer.data?.register?.success) throw new Error(answer.text);
    this.userId = (await this.ask('{ me { id } }')).data.me.id;
    return answer;
  }

  async login(email: string, password = PASSWORD): Promise<Answer> {
    return this.ask('mutation ($input: LoginInput!) { login(input: $input) { success } }', {
      input: { email, password },
    });
  }

  async createPost(content: string): Promise<string> {
    const answer = await this.ask(
      'mutation ($c: String!) { createPost(input: { content: $c }) { post { id content } } }',
      { c: content },
    );
    if (!answer.data) throw new Error(answer.text);
    return answer.data.createPost.post.id;
  }
}
