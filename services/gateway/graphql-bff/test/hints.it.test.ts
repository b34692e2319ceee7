import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, documentIdOf, untilTrue } from './bff.fixture.js';
import type { Browser } from './browser.js';
import { EventStream } from './event-stream.js';

const HINTS = 'subscription Hints { timelineHints { postId authorId } }';

describe('hints of new posts', () => {
  let fixture: BffFixture;
  let ada: Browser;
  let kim: Browser;
  const open: EventStream[] = [];
  const listen = async (browser: Browser, body: unknown = { query: HINTS }, address?: string) => {
    const stream = await EventStream.open(browser, body, address);
    open.push(stream);
    return stream;
  };
  const streams = async (address = fixture.address): Promise<number> => {
    const text = await (await fetch(`${address}/metrics`)).text();
    return Number(/^bff_hints_streams\S* (\d+)/m.exec(text)?.[1] ?? 0);
  };

  beforeAll(async () => {
    fixture = await BffFixture.start([HINTS]);
    ada = await fixture.person('Ada');
    kim = await fixture.person('Kim');
    await kim.ask('mutation ($id: ID!) { follow(userId: $id) { user { id } } }', { id: ada.userId });
  }, 600_000);
  afterAll(async () => {
    for (const stream of open) stream.leave();
    await fixture?.stop();
  });

  it('reach a follower, by text and by trusted document, and neither a stranger nor the author', async () => {
    const stranger = await fixture.person('Stranger');
    const byText = await listen(kim);
    const trusted = await listen(kim, { documentId: documentIdOf(HINTS) });
    const others = [await listen(stranger), await listen(ada)];
    await untilTrue(async () => (await streams()) >= 4);
    const postId = await ada.createPost('something new');
    const expected = [{ postId, authorId: ada.userId }];
    await untilTrue(() => byText.hints.length > 0 && trusted.hints.length > 0);
    expect(byText.hints).toEqual(expected);
    expect(trusted.hints).toEqual(expected);
    // Both were asked about in the same call as those who were told.
    expect(others.map(({ hints }) => hints)).toEqual([[], []]);
  });

  it('keep a silent connection open', async () => {
    const stream = await listen(kim);
    await untilTrue(() => stream.beats >= 2, { timeoutMs: 30_000 });
    expect(stream.ended).toBe(false);
  });

  it('are refused to people who are signed out', async () => {
    const stream = await listen(fixture.browser());
    await untilTrue(() => stream.ended);
    expect(stream.results[0].errors[0].extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'BFF_SIGNED_OUT' });
  });

  it('are refused without the x-csrf header like everything else', async () => {
    const answer = await kim.post({ query: HINTS }, { accept: 'text/event-stream' });
    expect(answer.errors[0]?.extensions.reason).toBe('BFF_CSRF_HEADER_MISSING');
  });

  it('end within a second when their session does, wherever it was ended', async () => {
    const elsewhere = await fixture.another({});
    const browser = await fixture.person('Grace');
    const here = await listen(browser);
    const there = await listen(browser, { query: HINTS }, elsewhere.address);
    await untilTrue(async () => (await streams(elsewhere.address)) === 1);
    const at = performance.now();
    await browser.ask('mutation { logout { success } }');
    await untilTrue(() => here.ended && there.ended, { everyMs: 20 });
    expect(performance.now() - at).toBeLessThan(1000);
    expect(here.sent.at(-1)?.event).toBe('complete');
    expect((await listen(browser)).hints).toEqual([]);
  }, 240_000);

  it('end when their process drains, which does not wait for them', async () => {
    const { address, process } = await fixture.another({});
    const stream = await listen(kim, { query: HINTS }, address);
    await untilTrue(async () => (await streams(address)) === 1);
    const at = performance.now();
    await process.stop();
    await untilTrue(() => stream.ended);
    expect(stream.sent.at(-1)?.event).toBe('complete');
    expect(performance.now() - at).toBeLessThan(5000);
  }, 240_000);

  it('are forgotten when their reader leaves', async () => {
    const before = await streams();
    const stream = await listen(kim);
    await untilTrue(async () => (await streams()) === before + 1);
    stream.leave();
    await untilTrue(async () => (await streams()) === before);
  });

  it('are bounded in number for a session and for the process, and in time', async () => {
    const { address } = await fixture.another({
      LIMIT_STREAMS_PER_SESSION: '2',
      LIMIT_STREAMS: '3',
      LIMIT_STREAM_SECONDS: '20',
    });
    const reasonOf = async (browser: Browser) => {
      const stream = await listen(browser, { query: HINTS }, address);
      await untilTrue(() => stream.ended);
      return stream.results[0].errors[0].extensions.reason;
    };
    const first = await listen(kim, { query: HINTS }, address);
    await listen(kim, { query: HINTS }, address);
    await untilTrue(async () => (await streams(address)) === 2);
    expect(await reasonOf(kim)).toBe('BFF_TOO_MANY_STREAMS');
    await listen(ada, { query: HINTS }, address);
    await untilTrue(async () => (await streams(address)) === 3);
    expect(await reasonOf(await fixture.person('Jun'))).toBe('BFF_TOO_MANY_STREAMS');
    await untilTrue(() => first.ended, { timeoutMs: 40_000 });
    expect(first.sent.at(-1)?.event).toBe('complete');
  }, 240_000);

  it('are counted and measured when they are opened', async () => {
    const { address } = await fixture.another({ RATE_LIMIT_QUERY_POINTS: '3', LIMIT_DEPTH: '1' });
    const deep = await listen(ada, { query: 'subscription { timelineHints { authorId postId } }' }, address);
    await untilTrue(() => deep.ended);
    expect(deep.results[0].errors[0].extensions.reason).toBe('BFF_TOO_DEEP');
    for (let i = 0; i < 3; i++) await listen(kim, { documentId: documentIdOf(HINTS) }, address);
    const fourth = await listen(kim, { documentId: documentIdOf(HINTS) }, address);
    await untilTrue(() => fourth.ended);
    expect(fourth.results[0].errors[0].extensions.code).toBe('RATE_LIMITED');
  }, 240_000);

  it('stop while feed-service is away, and come again when it is back', async () => {
    const stream = await listen(kim);
    const count = await streams();
    await fixture.services['feed-service'].stop('SIGKILL');
    await fixture.services['feed-service'].start();
    expect(await streams()).toBe(count);
    await untilTrue(
      async () => {
        await ada.createPost('back again');
        return stream.hints.length > 0;
      },
      { timeoutMs: 30_000, everyMs: 500 },
    );
  }, 300_000);
});
