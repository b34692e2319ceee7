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
    fixture = await BffFixture.start({ documents: [HINTS] });
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

  it('of posts for followers reach them too, but not of posts that only their author sees', async () => {
    const stream = await listen(kim);
    const write = async (visibility: string) => {
      const { data } = await ada.ask(
        'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
        { input: { content: `for ${visibility}`, visibility } },
      );
      return data.createPost.post.id;
    };
    await write('SELF');
    const postId = await write('FOLLOWERS');
    await untilTrue(() => stream.hints.length > 0);
    expect(stream.hints).toEqual([{ postId, authorId: ada.userId }]);
  });

  it('do not reach people who muted or blocked the author, or whom the author blocked', async () => {
    const change = (browser: Browser, field: string, id: string) =>
      browser.ask(`mutation ($id: ID!) { ${field}(userId: $id) { user { id } } }`, { id });
    const away = await Promise.all(['Muting', 'Blocking', 'Blocked'].map((name) => fixture.person(name)));
    const [muting, blocking, blocked] = away as [Browser, Browser, Browser];
    for (const browser of away) await change(browser, 'follow', ada.userId);
    await change(muting, 'mutePerson', ada.userId);
    await change(blocking, 'block', ada.userId);
    await change(ada, 'block', blocked.userId);
    // They follow Kim, who reposts what Ada wrote: that is no way around it.
    for (const browser of away) await change(browser, 'follow', kim.userId);
    const reader = await fixture.person('Reader');
    await change(reader, 'follow', kim.userId);
    const streams = await Promise.all([...away, reader].map((browser) => listen(browser)));
    const postId = await ada.createPost('heard by few');
    const told = await listen(kim);
    await kim.ask('mutation ($id: ID!) { repost(postId: $id) { post { id } } }', { id: postId });
    await untilTrue(() => streams[3]?.hints.length === 1);
    expect(streams.map(({ hints }) => hints)).toEqual([[], [], [], [{ postId, authorId: ada.userId }]]);
    told.leave();
  });

  it('of a burst of posts cost few calls, and none while nobody listens', async () => {
    for (const stream of open.splice(0)) stream.leave();
    await untilTrue(async () => (await streams()) === 0);
    const quiet = await fixture.callsDuring(async () => {
      for (let i = 0; i < 5; i++) await ada.createPost(`unheard ${i}`);
      const stream = await listen(kim);
      await untilTrue(async () => (await streams()) === 1);
      const postId = await ada.createPost('heard');
      // Events come in order: those of before have been dealt with.
      await untilTrue(() => stream.hints.some((hint) => hint.postId === postId));
    });
    expect(quiet.FilterReaders).toBe(1);
    const stream = await listen(kim);
    const calls = await fixture.callsDuring(async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => ada.createPost(`one of many ${i}`)));
      await untilTrue(() => stream.hints.some(({ postId }) => ids.includes(postId)));
      const last = await ada.createPost('the last of them');
      await untilTrue(() => stream.hints.some(({ postId }) => postId === last));
    });
    expect(calls.CreatePost).toBe(21);
    expect(calls.FilterReaders).toBeLessThanOrEqual(7);
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
    await browser.ask('mutation { logout { success } }');
    const at = performance.now();
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

  it('are bounded in number for a session and for the process', async () => {
    const { address } = await fixture.another({ LIMIT_STREAMS_PER_SESSION: '2', LIMIT_STREAMS: '3' });
    const reasonOf = async (browser: Browser) => {
      const stream = await listen(browser, { query: HINTS }, address);
      await untilTrue(() => stream.ended);
      return stream.results[0].errors[0].extensions.reason;
    };
    await listen(kim, { query: HINTS }, address);
    await listen(kim, { query: HINTS }, address);
    await untilTrue(async () => (await streams(address)) === 2);
    expect(await reasonOf(kim)).toBe('BFF_TOO_MANY_STREAMS');
    await listen(ada, { query: HINTS }, address);
    await untilTrue(async () => (await streams(address)) === 3);
    expect(await reasonOf(await fixture.person('Jun'))).toBe('BFF_TOO_MANY_STREAMS');
  }, 240_000);

  it('are bounded in number for a person in all their sessions', async () => {
    const { address } = await fixture.another({ LIMIT_STREAMS_PER_SESSION: '2', LIMIT_STREAMS_PER_PERSON: '2' });
    const elsewhere = fixture.browser();
    await elsewhere.login(kim.email);
    await listen(kim, { query: HINTS }, address);
    await listen(elsewhere, { query: HINTS }, address);
    await untilTrue(async () => (await streams(address)) === 2);
    const refused = await listen(elsewhere, { query: HINTS }, address);
    await untilTrue(() => refused.ended);
    expect(refused.results[0].errors[0].extensions.reason).toBe('BFF_TOO_MANY_STREAMS');
    await listen(ada, { query: HINTS }, address);
    await untilTrue(async () => (await streams(address)) === 3);
  }, 240_000);

  it('end by themselves after a while, so that their session is looked at again', async () => {
    const { address } = await fixture.another({ LIMIT_STREAM_SECONDS: '1' });
    const stream = await listen(kim, { query: HINTS }, address);
    await untilTrue(() => stream.ended, { timeoutMs: 30_000 });
    expect(stream.sent).toEqual([{ event: 'complete', data: null }]);
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
