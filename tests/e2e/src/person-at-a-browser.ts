import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from '@my-girok/stack/chromium';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

const artefacts = fileURLToPath(new URL('../../../test-results/screenshots/', import.meta.url));

/** `more` are arguments of this browser alone, such as a camera that is none. */
export async function openChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), headless: true, args: [...FLAGS, ...more] });
}

/** A JWT, or our refresh token: `<session>.<generation>.<hmac>`. */
const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}|[0-9a-f-]{36}\.\d+\.[\w-]{40,}/;

/**
 * An answer without the one token a page is given on purpose: LiveKit's, where `joinCall` answers. It opens one call for a minute and
 * nothing of ours. Anywhere else in that answer, and in any other, a token is a leak.
 */
function withoutWayIn(body: string): string {
  if (!body.includes('"joinCall"')) return body;
  try {
    const answer = JSON.parse(body) as { data?: { joinCall?: { token?: unknown } | null } };
    const joinCall = answer.data?.joinCall;
    if (!joinCall) return body;
    return JSON.stringify({ ...answer, data: { ...answer.data, joinCall: { ...joinCall, token: undefined } } });
  } catch {
    return body;
  }
}

/** One person with a browser of their own, watched for tokens and for errors on the page. */
export class PersonAtABrowser {
  page: Page;
  readonly context: BrowserContext;
  /** Answers in which a token was seen: must stay empty. */
  readonly leaks: string[] = [];
  /** Errors that the page threw or the browser's policies reported: must stay empty. */
  readonly pageErrors: string[] = [];

  /** What went over the page's sockets, and what it wrote to its console. */
  private readonly log: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  static async open(browser: Browser, options: BrowserContextOptions = {}): Promise<PersonAtABrowser> {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: DESKTOP,
      reducedMotion: 'reduce',
      ...options,
    });
    const person = new PersonAtABrowser(context, await context.newPage());
    person.page.setDefaultTimeout(20_000);
    person.watch();
    return person;
  }

  /** Another tab, after the one before was closed. */
  async reopen(): Promise<Page> {
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(20_000);
    this.watch();
    return this.page;
  }

  private watch(): void {
    const note = (sign: string, text: string): void => {
      this.log.push(`${new Date().toISOString()} ${sign} ${text.slice(0, 500)}`);
    };
    this.page.on('console', (message) => note('console', message.text()));
    this.page.on('requestfailed', (request) => note('failed', `${request.url()} ${request.failure()?.errorText}`));
    this.page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => note('>', String(payload)));
      socket.on('framereceived', ({ payload }) => note('<', String(payload)));
      socket.on('close', () => note('closed', socket.url()));
    });
    this.page.on('pageerror', (error) => this.pageErrors.push(String(error)));
    this.page.on('console', (message) => {
      if (/Content Security Policy|Minified React error/.test(message.text())) this.pageErrors.push(message.text());
    });
    this.page.on('response', async (response) => {
      // The page's own files, which hold no answer: reading one that is no picture would ask for it as a script does.
      if (response.url().startsWith('blob:')) return;
      const body = await response.text().catch(() => '');
      const headers = JSON.stringify(await response.allHeaders().catch(() => ({})));
      if (TOKEN.test(withoutWayIn(body)) || TOKEN.test(headers)) this.leaks.push(response.url());
    });
  }

  /** Everything scripts could read: must hold no token. */
  async readableByScripts(): Promise<string> {
    return this.page.evaluate(async () => {
      const databases = (await indexedDB.databases()).map(({ name }) => name);
      return JSON.stringify({
        cookies: document.cookie,
        local: { ...localStorage },
        session: { ...sessionStorage },
        databases,
      });
    });
  }

  async hasTokenInStorage(): Promise<boolean> {
    return TOKEN.test(await this.readableByScripts());
  }

  async register(web: string, person: { name: string; email: string; password: string }): Promise<void> {
    await this.page.goto(`${web}/register`);
    await this.page.getByLabel('Name', { exact: true }).fill(person.name);
    await this.page.getByLabel('Email').fill(person.email);
    await this.page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.page.getByRole('textbox', { name: 'Write a post' }).waitFor();
  }

  /** After a failure: what the page showed and held, as artefacts of the run. */
  async keepEvidence(name: string): Promise<void> {
    await this.screenshot(name);
    writeFileSync(join(artefacts, `${name}.html`), await this.page.content());
    writeFileSync(join(artefacts, `${name}.log`), this.log.slice(-2_000).join('\n'));
  }

  /** Keeps what the page looks like as an artefact of the run. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(artefacts, { recursive: true });
    const file = join(artefacts, `${name}.png`);
    rmSync(file, { force: true });
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

let made = 0;
/** Somebody who does not exist yet. */
export function somebody(name = 'Ada Kim'): { name: string; email: string; password: string } {
  made += 1;
  return {
    name,
    email: `person-${process.pid}-${Date.now()}-${made}@example.com`,
    password: 'a quiet river in november',
  };
}
