import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, CONTRACT_QUERY, documentIdOf, untilTrue } from './bff.fixture.js';
import type { Browser } from './browser.js';

const PAGE_QUERY = `query Page($limit: Int, $comments: Int) {
  timeline(limit: $limit) { posts { ...P } pageInfo { hasNextPage endCursor } }
}
fragment P on Post { id content author { ...U } likes comments(limit: $comments) { content author { ...U } } }
fragment U on User { id name avatar }`;

interface TimelinePost {
  id: string;
  content: string;
  author: { id: string; name: string; avatar: string | null } | null;
  comments: { content: string; author: { name: string } | null }[];
}

describe('the graph', () => {
  let fixture: BffFixture;
  let ada: Browser;
  let kim: Browser;
  const posts: string[] = [];

  beforeAll(async () => {
    fixture = await BffFixture.start({ documents: [CONTRACT_QUERY, PAGE_QUERY] });
    ada = await fixture.person('Ada');
    kim = await fixture.person('Kim');
    for (let i = 1; i <= 25; i++) posts.unshift(await ada.createPost(`post ${i}`));
    for (const postId of posts.slice(0, 21))
      for (const content of ['one', 'two', 'three', 'four']) {
        const answer = await (content === 'two' ? ada : kim).ask(
          'mutation ($postId: ID!, $content: String!) { addComment(postId: $postId, content: $content) { comment { id } post { commentCount } } }',
          { postId, content },
        );
        expect(answer.errors).toEqual([]);
      }
  }, 600_000);
  afterAll(() => fixture?.stop());

  it('answers the contract’s timeline query word for word', async () => {
    const { data, errors } = await ada.ask(CONTRACT_QUERY);
    expect(errors).toEqual([]);
    const page = data.timeline as { posts: TimelinePost[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    expect(page.posts.map((post) => post.id)).toEqual(posts.slice(0, 20));
    expect(page.posts[0]).toMatchObject({
      content: 'post 25',
      author: { id: ada.userId, name: 'Ada', avatar: null },
      likes: 0,
      comments: [
        { content: 'four', author: { name: 'Kim' } },
        { content: 'three', author: { name: 'Kim' } },
        { content: 'two', author: { name: 'Ada' } },
      ],
    });
    expect(page.pageInfo.hasNextPage).toBe(true);
    const next = await ada.ask(CONTRACT_QUERY.replace('cursor: ""', `cursor: "${page.pageInfo.endCursor}"`));
    expect(next.data.timeline.posts.map((post: TimelinePost) => post.id)).toEqual(posts.slice(20));
    expect(next.data.timeline.pageInfo.hasNextPage).toBe(false);
  });

  it('answers the same to the trusted form as to the text', async () => {
    const text = await ada.ask(CONTRACT_QUERY);
    const trusted = await ada.post({ documentId: documentIdOf(CONTRACT_QUERY), variables: {} });
    expect(trusted.errors).toEqual([]);
    expect(trusted.data).toEqual(text.data);
  });

  it.each([1, 5, 25, 100])('makes one call a service for a page of %i, text or trusted', async (limit) => {
    const variables = { limit, comments: 3 };
    const one = { GetTimeline: 1, BatchGetUsers: 1, BatchGetProfiles: 1 };
    expect(await fixture.callsDuring(() => ada.ask(PAGE_QUERY, variables))).toEqual(one);
    const trusted = { documentId: documentIdOf(PAGE_QUERY), variables };
    expect(await fixture.callsDuring(() => ada.post(trusted))).toEqual(one);
  });

  it('plans the timeline from feed to auth and personal, side by side', async () => {
    const { QueryPlanner } = await import('@graphql-hive/router-query-planner');
    const { readFileSync } = await import('node:fs');
    const supergraph = readFileSync(new URL('../dist/supergraph.graphql', import.meta.url), 'utf8');
    const plan = await new QueryPlanner(supergraph).planAsync(CONTRACT_QUERY, undefined, new Set(), 0);
    const [first, second] = (plan.node as { kind: string; nodes: { kind: string; serviceName?: string }[] }).nodes;
    expect(plan.node?.kind).toBe('Sequence');
    expect(first).toMatchObject({ kind: 'Fetch', serviceName: 'feed' });
    expect(second?.kind).toBe('Parallel');
    const hops = [...JSON.stringify(second).matchAll(/"serviceName":"(\w+)"/g)].map((match) => match[1]);
    expect(new Set(hops)).toEqual(new Set(['auth', 'personal']));
    expect(JSON.stringify(second)).not.toContain('Sequence');
  });

  it('likes, unlikes, follows, unfollows and deletes, with the counts as they are then', async () => {
    const [postId] = posts;
    const like =
      'mutation ($id: ID!) { a: likePost(postId: $id) { post { id likes viewerHasLiked } } b: unlikePost(postId: $id) { post { likes viewerHasLiked } } }';
    const liked = await kim.ask(like, { id: postId });
    expect(liked.data).toEqual({
      a: { post: { id: postId, likes: 1, viewerHasLiked: true } },
      b: { post: { likes: 0, viewerHasLiked: false } },
    });
    const follow =
      'mutation ($id: ID!) { a: follow(userId: $id) { user { id name followers viewerFollows isViewer } } b: unfollow(userId: $id) { user { followers viewerFollows } } }';
    expect((await kim.ask(follow, { id: ada.userId })).data).toEqual({
      a: { user: { id: ada.userId, name: 'Ada', followers: 1, viewerFollows: true, isViewer: false } },
      b: { user: { followers: 0, viewerFollows: false } },
    });
    const remove = 'mutation ($id: ID!) { deletePost(postId: $id) { deletedPostId } }';
    const foreign = await kim.ask(remove, { id: postId });
    expect(foreign.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const own = await kim.createPost('gone soon');
    expect((await kim.ask(remove, { id: own })).data.deletePost.deletedPostId).toBe(own);
    expect((await kim.ask('query ($id: ID!) { post(id: $id) { id } }', { id: own })).data).toEqual({ post: null });
  });

  it('shows a person’s page, a post and its comments, also to people who are signed out', async () => {
    const query = `query ($user: ID!, $post: ID!) {
      user(id: $user) { id name bio links { url } joinedAt postCount followers viewerFollows isViewer posts(limit: 2) { posts { id comments(limit: 1) { content } } pageInfo { hasNextPage } } }
      post(id: $post) { content comments(limit: 4) { content } allComments(limit: 3) { comments { content } pageInfo { hasNextPage endCursor } } }
    }`;
    for (const browser of [kim, fixture.browser()]) {
      const { data, errors } = await browser.ask(query, { user: ada.userId, post: posts[0] });
      expect(errors).toEqual([]);
      expect(data.user).toMatchObject({
        name: 'Ada',
        bio: '',
        links: [],
        postCount: 25,
        viewerFollows: false,
        isViewer: false,
      });
      expect(data.user.posts.posts[0]).toEqual({ id: posts[0], comments: [{ content: 'four' }] });
      expect(data.post.comments).toHaveLength(4);
      expect(data.post.allComments).toMatchObject({ comments: [{}, {}, {}], pageInfo: { hasNextPage: true } });
    }
    expect((await kim.ask('{ user(id: "nobody") { id } post(id: "none") { id } }')).data).toEqual({
      user: null,
      post: null,
    });
  });

  it('changes a profile and shows it at once', async () => {
    await untilTrue(async () => {
      const answer = await kim.ask(
        'mutation { updateProfile(input: { bio: "paper and ink", links: [{ label: "home", url: "https://example.test/" }] }) { user { name bio links { label url } } } }',
      );
      return answer.data?.updateProfile.user.bio === 'paper and ink' && answer.data.updateProfile.user.name === 'Kim';
    });
    expect((await kim.ask('{ me { locale } }')).data.me.locale).toBe('en');
  });

  it('suggests people whom one does not follow, with their names', async () => {
    const { data, errors } = await kim.ask('{ suggestions(limit: 5) { id name avatar followers } }');
    expect(errors).toEqual([]);
    expect(data.suggestions.map((person: { name: string }) => person.name)).toContain('Ada');
  });

  it('refuses what needs a person while signed out', async () => {
    const { data, errors } = await fixture.browser().ask('{ me { id } timeline { posts { id } } }');
    expect(data).toEqual({ me: null, timeline: null });
    expect(errors[0]).toMatchObject({
      path: ['timeline'],
      extensions: { code: 'UNAUTHENTICATED', reason: 'BFF_SIGNED_OUT' },
    });
  });

  it('refuses bad input with its code and field, and changes nothing', async () => {
    const long = await ada.ask('mutation ($c: String!) { createPost(input: { content: $c }) { post { id } } }', {
      c: 'x'.repeat(20_000),
    });
    expect(long.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'content' });
    const limit = await ada.ask('{ timeline(limit: 101) { posts { id } } }');
    expect(limit.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'BFF_LIMIT_OUT_OF_RANGE',
      field: 'limit',
    });
    const wrong = await ada.ask('query ($n: Int) { timeline(limit: $n) { posts { id } } }', { n: 'many' });
    expect(wrong.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('gives posts with null avatars while personal-service is away', async () => {
    await fixture.services['personal-service'].stop('SIGKILL');
    const { data, errors } = await ada.post({ documentId: documentIdOf(CONTRACT_QUERY), variables: {} });
    expect(data.timeline.posts).toHaveLength(20);
    expect(data.timeline.posts[0].author).toEqual({ id: ada.userId, name: 'Ada', avatar: null });
    expect(errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    await fixture.services['personal-service'].start();
  });

  it('gives posts with null authors and SERVICE_UNAVAILABLE while auth-service is away, and goes on when it is back', async () => {
    await fixture.services['auth-service'].stop('SIGKILL');
    for (const ask of [() => ada.ask(CONTRACT_QUERY), () => ada.post({ documentId: documentIdOf(CONTRACT_QUERY) })]) {
      const { data, errors, text } = await ask();
      expect(data.timeline.posts.map((post: TimelinePost) => post.id)).toEqual(posts.slice(0, 20));
      expect(data.timeline.posts[0]).toMatchObject({
        content: 'post 25',
        author: null,
        comments: [{ content: 'four', author: null }, {}, {}],
      });
      const authors = errors.filter((error) => error.path?.join('.').startsWith('timeline.posts.0.author'));
      expect(authors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
      expect(text).not.toContain('ECONNREFUSED');
    }
    const { data, errors } = await ada.ask('{ me { id } }');
    expect(data).toEqual({ me: null });
    expect(errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    await fixture.services['auth-service'].start();
    await untilTrue(async () => (await ada.ask(CONTRACT_QUERY)).errors.length === 0, { timeoutMs: 20_000 });
  }, 300_000);

  it('says SERVICE_UNAVAILABLE for the timeline only while feed-service is away', async () => {
    await fixture.services['feed-service'].stop('SIGKILL');
    const { data, errors } = await ada.ask(
      `{ me { name } timeline { posts { id } } user(id: "${kim.userId}") { name followers isViewer } }`,
    );
    expect(data).toEqual({
      me: { name: 'Ada' },
      timeline: null,
      user: { name: 'Kim', followers: null, isViewer: false },
    });
    for (const error of errors) expect(error.extensions.code).toBe('SERVICE_UNAVAILABLE');
    await fixture.services['feed-service'].start();
    await untilTrue(async () => (await ada.ask(CONTRACT_QUERY)).errors.length === 0, { timeoutMs: 20_000 });
  }, 300_000);
});
