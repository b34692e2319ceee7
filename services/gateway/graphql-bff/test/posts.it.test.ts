import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, documentIdOf, untilTrue } from './bff.fixture.js';
import { type Browser, PASSWORD } from './browser.js';

/** A page as the web app asks for it. */
const PAGE = `query Page($limit: Int) {
  timeline(limit: $limit) { ...Listed }
}
fragment Listed on PostConnection {
  items { id reason actor { ...Who } post { ...Shown quote { state post { ...Shown } } comments(limit: 3) { content facets { ...Part } author { ...Who } } } }
  posts { id }
  pageInfo { hasNextPage endCursor }
}
fragment Shown on Post {
  id content visibility contentWarning version editedAt likes reposts quotes viewerHasLiked viewerHasReposted viewerHasBookmarked
  facets { ...Part } pictures { id alt thumb poster sources { width url } } author { ...Who }
}
fragment Part on Facet { start end link tag mention { ...Who } }
fragment Who on User { id name avatar header }`;
const SHOWN = /^fragment Shown[\s\S]*/m.exec(PAGE)?.[0] ?? '';

describe('posts', () => {
  let fixture: BffFixture;
  let ada: Browser;
  let kim: Browser;
  let jun: Browser;
  let quotedId: string;

  const ok = async (browser: Browser, query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await browser.ask(query, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const write = async (browser: Browser, input: Record<string, unknown>) =>
    (
      await ok(
        browser,
        `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { ...Shown quote { state post { id } } } } } ${SHOWN}`,
        { input },
      )
    ).createPost.post;
  const on = (browser: Browser, field: string, postId: string, selection = 'post { id }') =>
    ok(browser, `mutation ($id: ID!) { change: ${field}(postId: $id) { ${selection} } }`, { id: postId }).then(
      (data) => data.change,
    );
  const towards = (browser: Browser, field: string, userId: string, selection = 'user { id }') =>
    ok(browser, `mutation ($id: ID!) { change: ${field}(userId: $id) { ${selection} } }`, { id: userId }).then(
      (data) => data.change,
    );
  const timeline = async (browser: Browser) => (await ok(browser, PAGE, { limit: 50 })).timeline.items;

  beforeAll(async () => {
    fixture = await BffFixture.start({ documents: [PAGE] });
    [ada, kim, jun] = (await Promise.all(['Ada', 'Kim', 'Jun'].map((name) => fixture.person(name)))) as [
      Browser,
      Browser,
      Browser,
    ];
    await towards(kim, 'follow', ada.userId);
    quotedId = (await write(jun, { content: 'worth quoting' })).id;
    for (let i = 0; i < 22; i++) {
      const { id } = await write(ada, {
        content: `@Jun page ${i} of #기록 at https://example.test/${i}`,
        mentions: [{ start: 0, end: 4, userId: jun.userId }],
        quotedPostId: quotedId,
      });
      await ok(
        i % 2 ? jun : ada,
        `mutation ($postId: ID!, $m: [MentionInput!]) { addComment(postId: $postId, content: "@Kim a thought", mentions: $m) { comment { id facets { mention { name } } } } }`,
        { postId: id, m: [{ start: 0, end: 4, userId: kim.userId }] },
      );
    }
    await untilTrue(async () => (await timeline(kim)).length === 22, { timeoutMs: 60_000 });
  }, 600_000);
  afterAll(() => fixture?.stop());

  it('with quotes, mentions, comments and people cost one call a service for a page, text or trusted', async () => {
    const one = { GetTimeline: 1, BatchGetUsers: 1, BatchGetProfiles: 1 };
    expect(await fixture.callsDuring(() => ok(kim, PAGE, { limit: 20 }))).toEqual(one);
    const trusted = { documentId: documentIdOf(PAGE), variables: { limit: 20 } };
    expect(await fixture.callsDuring(() => kim.post(trusted))).toEqual(one);
    expect((await kim.post(trusted)).data).toEqual(await ok(kim, PAGE, { limit: 20 }));
  });

  it('say why they are there, what they quote and what their text means', async () => {
    const [item] = await timeline(kim);
    expect(item).toMatchObject({
      reason: 'FOLLOWED',
      post: {
        content: '@Jun page 21 of #기록 at https://example.test/21',
        visibility: 'PUBLIC',
        contentWarning: null,
        version: 1,
        editedAt: null,
        pictures: [],
        author: { name: 'Ada' },
        facets: [
          { start: 0, end: 4, mention: { id: jun.userId, name: 'Jun' }, link: null, tag: null },
          { tag: '기록', mention: null },
          { link: 'https://example.test/21', mention: null },
        ],
        quote: { state: 'AVAILABLE', post: { id: quotedId, content: 'worth quoting', author: { name: 'Jun' } } },
        comments: [{ content: '@Kim a thought', facets: [{ mention: { id: kim.userId, name: 'Kim' } }], author: {} }],
      },
    });
    const [mentioned] = (await timeline(jun)).filter((each: { reason: string }) => each.reason === 'MENTION');
    expect(mentioned.post.author.name).toBe('Ada');
  });

  it('quote what a quoted post quotes as well, where one asks for it', async () => {
    const middle = await write(jun, { content: 'in between', quotedPostId: quotedId });
    const outer = await write(jun, { content: 'outermost', quotedPostId: middle.id });
    const data = await ok(
      kim,
      'query ($id: ID!) { post(id: $id) { quote { post { quote { state post { id } } } } } }',
      {
        id: outer.id,
      },
    );
    expect(data.post.quote.post.quote).toEqual({ state: 'AVAILABLE', post: { id: quotedId } });
  });

  it('say that what they quote is deleted or hidden, and show nothing of it', async () => {
    const gone = await write(jun, { content: 'gone soon' });
    const kept = await write(jun, { content: 'kept' });
    const quotes = [
      await write(ada, { content: 'on the first', quotedPostId: gone.id }),
      await write(ada, { content: 'on the second', quotedPostId: kept.id }),
    ];
    await on(jun, 'deletePost', gone.id, 'deletedPostId');
    const stranger = await fixture.person('Stranger');
    await towards(stranger, 'block', jun.userId);
    const read = 'query ($id: ID!) { post(id: $id) { quote { state post { id content } } } }';
    expect((await ok(stranger, read, { id: quotes[0].id })).post.quote).toEqual({ state: 'DELETED', post: null });
    expect((await ok(stranger, read, { id: quotes[1].id })).post.quote).toEqual({ state: 'HIDDEN', post: null });
    expect((await ok(kim, read, { id: quotes[1].id })).post.quote.state).toBe('AVAILABLE');
  });

  it('keep what they said before, and refuse an edit of a version that is not the newest', async () => {
    const { id } = await write(ada, { content: 'first words', contentWarning: 'none really' });
    const edit = `mutation ($input: EditPostInput!) { editPost(input: $input) { post { ...Shown } } } ${SHOWN}`;
    const edited = await ok(ada, edit, { input: { postId: id, content: 'better words', version: 1 } });
    expect(edited.editPost.post).toMatchObject({ content: 'better words', contentWarning: null, version: 2 });
    expect(edited.editPost.post.editedAt).not.toBeNull();
    const again = await ada.ask(edit, { input: { postId: id, content: 'other words', version: 1 } });
    expect(again.errors[0]?.extensions.code).toBe('CONFLICT');
    const { post } = await ok(
      kim,
      'query ($id: ID!) { post(id: $id) { history { version content contentWarning createdAt pictures { id } facets { tag } } } }',
      { id },
    );
    expect(post.history).toMatchObject([
      { version: 2, content: 'better words', contentWarning: null },
      { version: 1, content: 'first words', contentWarning: 'none really', pictures: [], facets: [] },
    ]);
  });

  it('of smaller visibility are seen by followers or by their author alone, also by address', async () => {
    const followers = await write(ada, { content: 'for followers', visibility: 'FOLLOWERS' });
    const own = await write(ada, { content: 'for myself', visibility: 'SELF' });
    const read = async (browser: Browser, id: string) =>
      (await ok(browser, 'query ($id: ID!) { post(id: $id) { visibility } }', { id })).post;
    expect(await read(kim, followers.id)).toEqual({ visibility: 'FOLLOWERS' });
    for (const browser of [jun, fixture.browser()]) expect(await read(browser, followers.id)).toBeNull();
    expect(await read(ada, own.id)).toEqual({ visibility: 'SELF' });
    expect(await read(kim, own.id)).toBeNull();
  });

  it('are reposted, liked and bookmarked, with who did so and why they stand in a timeline', async () => {
    const { id } = await write(jun, { content: 'pass it on' });
    const state = 'post { reposts likes viewerHasReposted viewerHasLiked viewerHasBookmarked }';
    await on(ada, 'repost', id);
    await on(kim, 'likePost', id);
    expect((await on(kim, 'bookmarkPost', id, state)).post).toEqual({
      reposts: 1,
      likes: 1,
      viewerHasReposted: false,
      viewerHasLiked: true,
      viewerHasBookmarked: true,
    });
    const item = await untilTrue(async () =>
      (await timeline(kim)).find((each: { reason: string }) => each.reason === 'REPOST'),
    );
    expect(item).toMatchObject({ actor: { id: ada.userId, name: 'Ada' }, post: { id, author: { name: 'Jun' } } });
    const lists = await ok(
      fixture.browser(),
      'query ($id: ID!) { post(id: $id) { viewerHasLiked viewerHasBookmarked likedBy { people { name } pageInfo { hasNextPage } } repostedBy { people { name } } } }',
      { id },
    );
    expect(lists.post).toMatchObject({
      viewerHasLiked: false,
      viewerHasBookmarked: false,
      likedBy: { people: [{ name: 'Kim' }], pageInfo: { hasNextPage: false } },
      repostedBy: { people: [{ name: 'Ada' }] },
    });
    const { bookmarks } = await ok(kim, '{ bookmarks { posts { id } items { id reason actor { id } post { id } } } }');
    expect(bookmarks.items).toEqual([{ id, reason: null, actor: null, post: { id } }]);
    await on(ada, 'unrepost', id);
    expect((await on(kim, 'unbookmarkPost', id, state)).post).toMatchObject({ reposts: 0, viewerHasBookmarked: false });
  });

  it('are found by hashtag and by what quotes them, by whoever reads', async () => {
    const { postsWithTag } = await ok(
      fixture.browser(),
      'query { postsWithTag(tag: "#기록", limit: 5) { posts { content comments(limit: 1) { content } } pageInfo { hasNextPage } } }',
    );
    expect(postsWithTag.posts).toHaveLength(5);
    expect(postsWithTag.pageInfo.hasNextPage).toBe(true);
    const { post } = await ok(
      kim,
      'query ($id: ID!) { post(id: $id) { quotes quotedBy(limit: 2) { posts { id } } } }',
      {
        id: quotedId,
      },
    );
    expect(post.quotes).toBeGreaterThanOrEqual(22);
    expect(post.quotedBy.posts).toHaveLength(2);
  });

  it('have comments in either order', async () => {
    const { id } = await write(ada, { content: 'talk to me' });
    for (const content of ['one', 'two'])
      await ok(ada, 'mutation ($id: ID!, $c: String!) { addComment(postId: $id, content: $c) { comment { id } } }', {
        id,
        c: content,
      });
    const { post } = await ok(
      kim,
      'query ($id: ID!) { post(id: $id) { newest: allComments { comments { content } } oldest: allComments(sort: OLDEST) { comments { content } } } }',
      { id },
    );
    expect(post.newest.comments.map((each: { content: string }) => each.content)).toEqual(['two', 'one']);
    expect(post.oldest.comments.map((each: { content: string }) => each.content)).toEqual(['one', 'two']);
  });

  it('of people whom one muted or blocked are gone from one’s timeline, and the relation says so', async () => {
    const reader = await fixture.person('Reader');
    await towards(reader, 'follow', ada.userId);
    const whom = `user { viewerFollows viewerMutes viewerBlocks blocksViewer followsViewer }`;
    const muted = await towards(reader, 'mutePerson', ada.userId, whom);
    expect(muted.user).toMatchObject({ viewerFollows: true, viewerMutes: true, viewerBlocks: false });
    const word =
      'mutation { muteWord(word: "spoiler", until: "2099-01-01T00:00:00Z") { mutes { words { word until } } } }';
    expect((await ok(reader, word)).muteWord.mutes.words).toEqual([
      { word: 'spoiler', until: '2099-01-01T00:00:00.000Z' },
    ]);
    const { mutes } = await ok(reader, '{ mutes { people { user { name } until } words { word } } }');
    expect(mutes).toEqual({ people: [{ user: { name: 'Ada' }, until: null }], words: [{ word: 'spoiler' }] });
    expect(await timeline(reader)).toEqual([]);
    await towards(reader, 'unmutePerson', ada.userId);
    expect(
      (await ok(reader, 'mutation { unmuteWord(word: "spoiler") { mutes { words { word } } } }')).unmuteWord.mutes
        .words,
    ).toEqual([]);
    expect((await timeline(reader)).length).toBeGreaterThan(0);

    const blocked = await towards(reader, 'block', ada.userId, whom);
    expect(blocked.user).toMatchObject({ viewerFollows: false, viewerBlocks: true });
    expect((await ok(reader, '{ blocks { people { name } } }')).blocks.people).toEqual([{ name: 'Ada' }]);
    const seen =
      'query ($id: ID!) { user(id: $id) { name viewerBlocks blocksViewer postCount posts { posts { id } } } }';
    expect((await ok(ada, seen, { id: reader.userId })).user).toMatchObject({
      blocksViewer: true,
      posts: { posts: [] },
    });
    expect((await ok(fixture.browser(), seen, { id: reader.userId })).user).toMatchObject({
      viewerBlocks: false,
      blocksViewer: false,
    });
    await towards(reader, 'unblock', ada.userId);
  });

  it('have people around them: who follows whom', async () => {
    const { user } = await ok(
      jun,
      'query ($id: ID!) { user(id: $id) { followerPeople { people { name } } followingPeople { people { name } } } }',
      { id: ada.userId },
    );
    expect(user.followerPeople.people).toContainEqual({ name: 'Kim' });
    expect(user.followingPeople.people).toEqual([]);
  });

  it('cannot all be blocked to find out with whom one is in a match: blocks are limited by account, also in one document', async () => {
    const { address } = await fixture.another({ RATE_LIMIT_BLOCKS_POINTS: '2' });
    const browser = fixture.browser(address);
    await browser.register('Curious');
    const block = (id: string) => `block(userId: "${id}") { user { id } }`;
    const { errors } = await browser.ask(
      `mutation { a: ${block(ada.userId)} b: ${block(kim.userId)} c: ${block(ada.userId)} }`,
    );
    expect(errors).toMatchObject([
      { path: ['c'], extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } },
    ]);
    await ok(browser, `mutation { unblock(userId: "${ada.userId}") { user { id } } }`);
  }, 240_000);

  it('are reported with exactly one subject', async () => {
    const report = 'mutation ($input: ReportInput!) { report(input: $input) { reportId } }';
    const { data } = await kim.ask(report, { input: { postId: quotedId, reason: 'SPAM', note: 'again and again' } });
    expect(data.report.reportId).toMatch(/^[0-9a-f-]{36}$/);
    const both = await kim.ask(report, { input: { postId: quotedId, userId: jun.userId, reason: 'SPAM' } });
    expect(both.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'BFF_SUBJECT_INVALID' });
  });

  it.each([
    ['five pictures', { pictures: Array.from({ length: 5 }, () => ({ mediaId: 'x', alt: '' })) }, 'pictures'],
    ['21 mentions', { mentions: Array.from({ length: 21 }, () => ({ start: 0, end: 1, userId: 'x' })) }, 'mentions'],
  ])('with %s are refused', async (_, more, field) => {
    const { errors } = await ada.ask(
      'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
      {
        input: { content: 'too much', ...more },
      },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'BFF_LIST_TOO_LONG', field });
  });

  it('are changed by nobody who is signed out', async () => {
    const changes = [
      'editPost(input: { postId: "x", content: "x", version: 1 }) { post { id } }',
      'repost(postId: "x") { post { id } }',
      'bookmarkPost(postId: "x") { post { id } }',
      'mutePerson(userId: "x") { user { id } }',
      'muteWord(word: "x") { mutes { words { word } } }',
      'block(userId: "x") { user { id } }',
      'report(input: { postId: "x", reason: SPAM }) { reportId }',
      'createUploadTicket { ticket }',
      'discardMedia(mediaId: "x") { discardedMediaId }',
      'deleteAccount(password: "x") { success }',
    ];
    for (const change of changes) {
      const { errors } = await fixture.browser().ask(`mutation { ${change} }`);
      expect(errors[0]?.extensions, change).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'BFF_SIGNED_OUT' });
    }
  });

  it('go with their author’s account, whose sessions end and whose cookie is cleared', async () => {
    const browser = await fixture.person('Short');
    const { id } = await write(browser, { content: 'not for long' });
    const elsewhere = fixture.browser();
    await elsewhere.login(browser.email);
    const remove = 'mutation ($password: String!) { deleteAccount(password: $password) { success } }';
    const wrong = await browser.ask(remove, { password: `${PASSWORD}!` });
    expect(wrong.errors[0]?.extensions.reason).toMatch(/^AUTH_/);
    expect((await ok(browser, '{ me { id } }')).me.id).toBe(browser.userId);
    expect((await ok(browser, remove, { password: PASSWORD })).deleteAccount.success).toBe(true);
    expect(browser.setCookie).toContain('Max-Age=0');
    await untilTrue(async () => (await elsewhere.ask('{ me { id } }')).data?.me === null);
    expect((await fixture.browser().login(browser.email)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await untilTrue(async () => (await ok(kim, 'query ($id: ID!) { post(id: $id) { id } }', { id })).post === null, {
      timeoutMs: 30_000,
    });
  });

  it('are not lost to a guesser at an open browser: deleting an account is limited like logging in', async () => {
    const { address } = await fixture.another({ RATE_LIMIT_LOGIN_ACCOUNT_POINTS: '2' });
    const browser = fixture.browser(address);
    await browser.register('Guessed');
    const guess = () => browser.ask('mutation { deleteAccount(password: "a wrong guess, again") { success } }');
    await guess();
    await guess();
    expect((await guess()).errors[0]?.extensions.code).toBe('RATE_LIMITED');
  }, 240_000);
});
