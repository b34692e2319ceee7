import { randomInt } from 'node:crypto';
import type { Browser, Page, WebSocket } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiClient } from './src/api-client.ts';
import { openChromium, PersonAtABrowser, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';
import { RoomOnScreen } from './src/room-on-screen.ts';
import { seededRandom } from './src/seeded-random.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
const parts = ['ws-gateway', 'chat-service', 'nats', 'mongodb', 'graphql-bff', 'valkey', 'feed-service'];
const KILLS_AT_RANDOM = 4;
const ada = somebody('Ada Kim');
const bora = somebody('Bora Lee');

let browser: Browser;
let one: PersonAtABrowser;
let other: PersonAtABrowser;
let roomId = '';

const idOf = async (page: Page): Promise<string> => {
  const own = await page.getByRole('link', { name: 'You', exact: true }).first().getAttribute('href');
  return own?.split('/').at(-1) ?? '';
};

beforeAll(async () => {
  browser = await openChromium();
  one = await PersonAtABrowser.open(browser);
  other = await PersonAtABrowser.open(browser);
  await one.register(product.web, ada);
  await other.register(product.web, bora);
  await one.page.goto(`${product.web}/people/${await idOf(other.page)}`);
  await one.page.getByRole('button', { name: 'Message', exact: true }).click();
  await one.page.waitForURL(/\/messages\/[0-9a-f-]{36}$/);
  roomId = one.page.url().split('/').at(-1) ?? '';
  await new RoomOnScreen(one.page).write('May I?');
  await other.page.goto(`${product.web}/messages/${roomId}`);
  await other.page.getByRole('button', { name: 'Accept' }).click();
  await other.page.getByRole('textbox', { name: 'Write a message' }).waitFor();
});

afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return;
  return Promise.all([one.keepEvidence(`${task.name} Ada`), other.keepEvidence(`${task.name} Bora`)]).then(() => {});
});

afterAll(async () => {
  await one?.close();
  await other?.close();
  await browser?.close();
});

/** Writes numbered messages, one after another, until it is stopped; a few wait for the line, no more. */
class Writer {
  readonly written: string[] = [];
  private readonly room: RoomOnScreen;
  private isStopped = false;
  private readonly done: Promise<void>;

  constructor(
    page: Page,
    private readonly name: string,
  ) {
    this.room = new RoomOnScreen(page);
    this.done = this.run();
    // Told where it is waited for.
    this.done.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.done;
  }

  /** So many more than now. */
  async goesOn(by: number): Promise<void> {
    const least = this.written.length + by;
    await Promise.race([
      until(`${this.name} writes on`, () => this.written.length >= least, 120_000),
      // Fails with what stopped the writing.
      this.done.then(() => undefined),
    ]);
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      const text = `${this.name} ${this.written.length + 1}`;
      await this.room.write(text);
      this.written.push(text);
      await until('not too much waits', async () => this.isStopped || (await this.room.waiting()) < 8, 120_000);
    }
  }
}

async function history(): Promise<string[]> {
  const api = new ApiClient(product.api);
  await api.login(ada.email, ada.password);
  const contents: string[] = [];
  let before: string | null = null;
  do {
    const { room }: { room: HistoryPage } = await api.ask(
      `query($id: ID!, $before: String) { room(id: $id) { messages(limit: 100, before: $before) {
        messages { content notice { kind } } hasPreviousPage startCursor } } }`,
      { id: roomId, before },
    );
    contents.unshift(...room.messages.messages.filter(({ notice }) => !notice).map(({ content }) => content));
    before = room.messages.hasPreviousPage ? room.messages.startCursor : null;
  } while (before);
  return contents;
}

interface HistoryPage {
  messages: {
    messages: { content: string; notice: object | null }[];
    hasPreviousPage: boolean;
    startCursor: string | null;
  };
}

async function dieAndReturn(name: string): Promise<void> {
  const killed = await product.kill(name);
  await until(
    `${name} is back as another process`,
    async () => ![killed, null].includes((await product.process(name)).pid),
    60_000,
  );
  await product.ready(name);
}

describe('two who talk while one part after another is killed', () => {
  test('lose no word, hear none twice, and read the same order', async () => {
    const seed = Number(process.env.CHAT_OUTAGES_SEED ?? randomInt(2 ** 31));
    process.stdout.write(`chat outages: CHAT_OUTAGES_SEED=${seed}\n`);
    const random = seededRandom(seed);
    const writers = [new Writer(one.page, 'Ada says'), new Writer(other.page, 'Bora says')];
    const bothGoOn = (by: number) => Promise.all(writers.map((writer) => writer.goesOn(by)));
    await bothGoOn(3);
    for (const name of parts) {
      await dieAndReturn(name);
      await bothGoOn(2);
    }
    for (let kill = 0; kill < KILLS_AT_RANDOM; kill++) {
      const first = Math.floor(random() * parts.length);
      const second = Math.floor(random() * parts.length);
      // Some die alone, some together with another.
      await Promise.all([...new Set([first, second])].map((at) => dieAndReturn(parts[at] ?? '')));
      await bothGoOn(Math.floor(random() * 3));
    }
    await Promise.all(writers.map((writer) => writer.stop()));

    const rooms = [one, other].map(({ page }) => new RoomOnScreen(page));
    for (const room of rooms) {
      await until('everything is sent', async () => (await room.waiting()) === 0, 120_000);
      await until('nothing is said to be away', async () => !(await room.hasBanner()), 120_000);
      expect(await room.page.getByText('Not sent').count()).toBe(0);
    }
    const kept = await history();
    const said = writers.flatMap(({ written }) => written);
    expect([...kept].sort()).toEqual(['May I?', ...said].sort());
    for (const writer of writers) expect(kept.filter((text) => writer.written.includes(text))).toEqual(writer.written);
    for (const room of rooms) {
      await until('the newest is shown', async () => (await room.shown()).at(-1) === kept.at(-1));
      expect(await room.readUp()).toEqual(kept);
    }
    expect([...one.pageErrors, ...other.pageErrors]).toEqual([]);
    expect([...one.leaks, ...other.leaks]).toEqual([]);
  }, 900_000);
});

describe('a session that is ended from another device', () => {
  test('hears nothing more: its sockets close, and the page asks to log in', async () => {
    const device = await PersonAtABrowser.open(browser);
    const events: string[] = [];
    const open = new Set<WebSocket>();
    device.page.on('request', (request) => request.isNavigationRequest() && open.clear());
    device.page.on('websocket', (socket) => {
      open.add(socket);
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('message.created')) events.push(`heard ${payload}`);
      });
      socket.on('close', () => {
        if (open.delete(socket)) events.push('closed');
      });
    });
    await device.page.goto(`${product.web}/login`);
    await device.page.getByLabel('Email').fill(ada.email);
    await device.page.getByLabel('Password', { exact: true }).fill(ada.password);
    await device.page.getByRole('button', { name: 'Log in' }).click();
    await device.page.getByRole('textbox', { name: 'Write a post' }).waitFor();
    await device.page.goto(`${product.web}/messages/${roomId}`);
    await device.page.getByRole('textbox', { name: 'Write a message' }).waitFor();
    const bora = new RoomOnScreen(other.page);
    // What is written before its line stands comes with the page.
    let hellos = 0;
    await until('the device hears', async () => {
      hellos += 1;
      await bora.write(`Hello to the device ${hellos}`);
      return events.some((event) => event.includes('Hello to the device'));
    });
    await until('it hears the last one', () => events.some((event) => event.includes(`Hello to the device ${hellos}`)));
    events.length = 0;

    const api = new ApiClient(product.api);
    await api.login(ada.email, ada.password);
    const { sessions } = await api.ask<{ sessions: { id: string; current: boolean; createdAt: string }[] }>(
      '{ sessions { id current createdAt } }',
    );
    const own = sessions.filter(({ current }) => !current).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
    await api.ask('mutation($id: ID!) { revokeSession(sessionId: $id) { __typename } }', { id: own?.id });
    await until('its sockets are closed', () => open.size === 0 && events.includes('closed'));
    await device.page.getByRole('dialog').getByRole('button', { name: 'Log in', exact: true }).waitFor();
    events.push('asked to log in');

    await bora.write('After the end');
    await one.page.getByText('After the end').first().waitFor();
    await device.page.reload();
    await device.page.waitForURL(/\/login/);
    await device.page.getByRole('button', { name: 'Log in' }).waitFor();
    expect(events).toEqual(['closed', 'asked to log in']);
    expect(open.size).toBe(0);
    expect(await device.page.getByText('After the end').count()).toBe(0);
    expect(device.pageErrors).toEqual([]);
    await device.close();
  }, 120_000);
});
