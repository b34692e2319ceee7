import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, untilTrue } from './bff.fixture.js';
import type { Browser } from './browser.js';
import { blink, png, upload } from './upload.js';

const PICTURES = 'pictures { id alt width height animated thumbhash color thumb poster sources { width url } }';

describe('pictures', () => {
  let fixture: BffFixture;
  let ada: Browser;
  let kim: Browser;
  const ok = async (browser: Browser, query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await browser.ask(query, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const write = async (input: Record<string, unknown>) =>
    (
      await ok(
        ada,
        `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id visibility ${PICTURES} } } }`,
        { input },
      )
    ).createPost.post;
  const read = async (browser: Browser, id: string) =>
    (await ok(browser, `query ($id: ID!) { post(id: $id) { ${PICTURES} history { pictures { alt thumb } } } }`, { id }))
      .post;
  /** What a browser gets at an address. */
  const look = async (url: string) => {
    const answer = await fetch(url, { headers: { accept: 'image/webp' } });
    await answer.arrayBuffer();
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      cache: answer.headers.get('cache-control'),
    };
  };

  beforeAll(async () => {
    fixture = await BffFixture.start();
    ada = await fixture.person('Ada');
    kim = await fixture.person('Kim');
    await ok(kim, 'mutation ($id: ID!) { follow(userId: $id) { user { id } } }', { id: ada.userId });
  }, 600_000);
  afterAll(() => fixture?.stop());

  it('of public posts have addresses that are everybody’s, in every width up to their own', async () => {
    const mediaId = await upload(ada, png(700, 500));
    const post = await write({ content: 'look', pictures: [{ mediaId, alt: 'bands of colour' }] });
    const [picture] = post.pictures;
    expect(picture).toMatchObject({
      id: mediaId,
      alt: 'bands of colour',
      width: 700,
      height: 500,
      animated: false,
      poster: null,
    });
    expect(picture.thumbhash).toMatch(/^[\w+/]+=*$/);
    expect(picture.color).toMatch(/^#[0-9a-f]{6}$/);
    const base = `${fixture.mediaUrl}/media/${mediaId}`;
    expect(picture.sources).toEqual([
      { width: 320, url: `${base}/w320` },
      { width: 640, url: `${base}/w640` },
    ]);
    expect(picture.thumb).toBe(`${base}/thumb`);
    for (const browser of [kim, fixture.browser()])
      expect((await read(browser, post.id)).pictures).toEqual(post.pictures);
    for (const url of [picture.thumb, picture.sources[1].url])
      expect(await look(url)).toMatchObject({ status: 200, type: 'image/webp' });
  });

  it('that move have a poster besides', async () => {
    const mediaId = await upload(ada, blink);
    const { pictures } = await write({ content: '', pictures: [{ mediaId, alt: '' }] });
    expect(pictures[0]).toMatchObject({ animated: true, width: 1, sources: [{ width: 1 }] });
    expect(await look(pictures[0].poster)).toMatchObject({ status: 200 });
  });

  it('of other posts have addresses of each reader’s own, which end with their right to see them', async () => {
    const mediaId = await upload(ada, png(400, 300));
    const post = await write({
      content: 'for followers',
      visibility: 'FOLLOWERS',
      pictures: [{ mediaId, alt: 'ours' }],
    });
    const shown = (await read(kim, post.id)).pictures[0];
    const path = `${fixture.mediaUrl}/private/${kim.userId}/${post.id}/`;
    expect(
      [shown.thumb, ...shown.sources.map(({ url }: { url: string }) => url)].every((url) => url.startsWith(path)),
    ).toBe(true);
    expect((await read(kim, post.id)).history[0].pictures[0].thumb).toBe(shown.thumb);
    const seen = await look(shown.sources[0].url);
    expect(seen).toMatchObject({ status: 200, type: 'image/webp' });
    expect(seen.cache).toContain('private');
    // Neither the plain address nor one for somebody else opens it.
    expect((await look(`${fixture.mediaUrl}/media/${mediaId}/w320`)).status).toBe(404);
    expect((await look(shown.sources[0].url.replace(kim.userId, ada.userId))).status).toBeGreaterThanOrEqual(400);
    expect(await read(fixture.browser(), post.id)).toBeNull();
    await ok(ada, 'mutation ($id: ID!) { block(userId: $id) { user { id } } }', { id: kim.userId });
    expect((await look(shown.sources[0].url)).status).toBe(404);
    await ok(ada, 'mutation ($id: ID!) { unblock(userId: $id) { user { id } } }', { id: kim.userId });
  });

  it('do not make a page dearer than one call a service', async () => {
    const one = { GetTimeline: 1, BatchGetUsers: 1, BatchGetProfiles: 1 };
    const page = `{ timeline { posts { content author { name avatar header } ${PICTURES} } } }`;
    expect(await fixture.callsDuring(() => ok(ada, page))).toEqual(one);
    const { timeline } = await ok(ada, page);
    expect(timeline.posts.flatMap(({ pictures }: { pictures: unknown[] }) => pictures)).toHaveLength(3);
  });

  it('are their owner’s alone until something shows them, with a preview, and can be discarded', async () => {
    const mediaId = await upload(ada, png(800, 600));
    const query =
      'query ($ids: [ID!]!) { media(ids: $ids) { id state refusal progress width height animated thumbhash color preview } }';
    const ids = [mediaId, 'not an id', ada.userId];
    const [medium, ...others] = (await ok(ada, query, { ids })).media;
    expect(others).toEqual([]);
    expect(medium).toMatchObject({
      id: mediaId,
      state: 'READY',
      refusal: null,
      width: 800,
      height: 600,
      animated: false,
    });
    expect(medium.preview).toMatch(new RegExp(`^${fixture.mediaUrl}/private/${ada.userId}/-/.*/${mediaId}/w640$`));
    expect((await look(medium.preview)).status).toBe(200);
    expect((await ok(kim, query, { ids })).media).toEqual([]);
    const before = (await ok(ada, '{ mediaUsage { used limit } }')).mediaUsage;
    expect(before.used).toBeGreaterThan(0);
    expect(before.limit).toBeGreaterThan(before.used);
    const discard = 'mutation ($id: ID!) { discardMedia(mediaId: $id) { discardedMediaId } }';
    expect((await ok(ada, discard, { id: mediaId })).discardMedia.discardedMediaId).toBe(mediaId);
    await ok(ada, discard, { id: mediaId });
    expect((await ok(ada, query, { ids })).media).toEqual([]);
    expect((await look(medium.preview)).status).toBe(404);
    const many = await ada.ask(query, { ids: Array.from({ length: 101 }, () => mediaId) });
    expect(many.errors[0]?.extensions).toMatchObject({ reason: 'BFF_LIST_TOO_LONG', field: 'ids' });
  });

  it('become avatar and header of a profile, and go again', async () => {
    const update =
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { avatar header bio } } }';
    const input = {
      avatarMediaId: await upload(ada, png(300, 300), 'avatar'),
      headerMediaId: await upload(ada, png(900, 300), 'header'),
    };
    const preview = (
      await ok(ada, 'query ($ids: [ID!]!) { media(ids: $ids) { preview } }', { ids: [input.headerMediaId] })
    ).media[0].preview;
    expect(preview).toMatch(/\/header640$/);
    const { user } = (await ok(ada, update, { input })).updateProfile;
    for (const url of [user.avatar, user.header]) {
      expect(url).toContain(fixture.mediaUrl);
      await untilTrue(async () => (await look(url)).status === 200);
    }
    const gone = (await ok(ada, update, { input: { avatarMediaId: '', headerMediaId: '' } })).updateProfile.user;
    expect(gone).toMatchObject({ avatar: null, header: null });
  });

  it('that another person uploaded are shown by nobody else', async () => {
    const mediaId = await upload(kim, png(320, 200));
    const { errors } = await ada.ask(
      'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
      {
        input: { content: 'stolen', pictures: [{ mediaId, alt: '' }] },
      },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'MEDIA_NOT_FOUND' });
  });

  it('stay in posts while media-service is away, which only uploads need', async () => {
    await fixture.services['media-service'].stop('SIGKILL');
    const { errors } = await ada.ask('mutation { createUploadTicket { ticket } }');
    expect(errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
    const usage = await ada.ask('{ mediaUsage { used } me { name } }');
    expect(usage.data).toEqual({ mediaUsage: null, me: { name: 'Ada' } });
    const { timeline } = await ok(ada, `{ timeline { posts { ${PICTURES} } } }`);
    expect(timeline.posts).toHaveLength(3);
    await fixture.services['media-service'].start();
  }, 300_000);
});
