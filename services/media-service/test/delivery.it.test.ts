import { once } from 'node:events';
import { connect } from 'node:net';
import { privateMediaPath, uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { type Media, MediaPurpose, MediaState } from '@my-girok/proto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { renditionPrefix } from '../src/storage/object-keys.js';
import { MediaFixture, refusal, type TestPerson, URL_KEY } from './media-service.fixture.js';
import { jpeg } from './pictures.js';

// Encoding waits its turn where machines are busy.
vi.setConfig({ testTimeout: 120_000 });

let media: MediaFixture;
let person: TestPerson;
let medium: Media;
let seed = 0;
beforeAll(async () => {
  media = await MediaFixture.start();
  person = await media.person();
});
afterAll(async () => {
  await media?.stop();
});
beforeEach(async () => {
  seed += 1;
  medium = await media.settled(person, await jpeg(700, 500, seed));
});

const path = (preset = 'w640') => `/media/${medium.id}/${preset}`;
const privately = (
  viewerId: string,
  subjectId: string,
  { key = URL_KEY, now = Date.now(), mediaId = medium.id } = {},
) => privateMediaPath({ mediaId, viewerId, subjectId }, 'w640', key, now);

/** Makes a derivative larger than what two kernels hold of it on the way. */
async function enlarge(preset: string, bytes: number): Promise<void> {
  const { id, owner_id, purpose, sha256, webp } = await media.db
    .selectFrom('renditions')
    .innerJoin('media', 'media.rendition_id', 'renditions.id')
    .select(['renditions.id', 'renditions.owner_id', 'renditions.purpose', 'renditions.sha256', 'renditions.webp'])
    .where('media.id', '=', medium.id)
    .executeTakeFirstOrThrow();
  const object = 'large.webp';
  const prefix = renditionPrefix({ id, ownerId: owner_id, purpose, sha256 });
  await media.storage.put(`${prefix}${object}`, Buffer.alloc(bytes, 7), 'image/webp');
  const files = { ...webp, [preset]: { object, bytes, etag: 'large' } };
  await media.db
    .updateTable('renditions')
    .set({ webp: JSON.stringify(files) })
    .where('id', '=', id)
    .execute();
}

describe('a public picture', () => {
  it('is there once a public post shows it, and not before', async () => {
    expect((await media.get(path())).status).toBe(404);
    await media.attach(person, [medium.id]);
    expect((await media.get(path())).status).toBe(200);
  });

  it('of a profile is public whatever was said', async () => {
    const avatar = await media.settled(person, await jpeg(300, 300, 900), 'avatar');
    await media.attach(person, [avatar.id], {
      purpose: MediaPurpose.MEDIA_PURPOSE_AVATAR,
      subjectId: person.id,
      isPublic: false,
    });
    expect((await media.get(`/media/${avatar.id}/avatar96`)).status).toBe(200);
  });

  it('says how it may be cached, shown and purged', async () => {
    await media.attach(person, [medium.id]);
    await untilTrue(
      async () => (await media.get(path(), { accept: 'image/avif' })).headers.get('content-type') === 'image/avif',
      {
        timeoutMs: 100_000,
      },
    );
    const { headers } = await media.get(path(), { accept: 'image/avif,image/webp' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/avif',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept',
      'cache-tag': `media-${medium.id}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'content-disposition': 'inline',
      'accept-ranges': 'bytes',
    });
    expect(Date.parse(headers.get('last-modified') ?? '')).toBeLessThanOrEqual(Date.now());
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('answers conditional requests with 304 and HEAD without bytes', async () => {
    await media.attach(person, [medium.id]);
    const full = await media.get(path());
    const etag = full.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const fresh = await media.get(path(), { 'if-none-match': `"other", W/${etag}` });
    expect(fresh.status).toBe(304);
    expect(fresh.headers.get('etag')).toBe(etag);
    expect(fresh.headers.get('cache-control')).toBe(full.headers.get('cache-control'));
    expect((await media.get(path(), { 'if-none-match': '"other"' })).status).toBe(200);
    const since = full.headers.get('last-modified') ?? '';
    expect((await media.get(path(), { 'if-modified-since': since })).status).toBe(304);
    const head = await media.get(path(), {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(full.headers.get('content-length'));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  it('answers ranges with 206 and 416', async () => {
    await media.attach(person, [medium.id]);
    const whole = Buffer.from(await (await media.get(path())).arrayBuffer());
    const part = await media.get(path(), { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(10, 20))).toBe(true);
    const tail = await media.get(path(), { range: 'bytes=-5' });
    expect(Buffer.from(await tail.arrayBuffer()).equals(whole.subarray(-5))).toBe(true);
    const beyond = await media.get(path(), { range: `bytes=${whole.length}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    const stale = await media.get(path(), { range: 'bytes=0-3', 'if-range': '"another"' });
    expect(stale.status).toBe(200);
    expect((await stale.arrayBuffer()).byteLength).toBe(whole.length);
  });

  it('is gone when its post is deleted', async () => {
    const postId = await media.attach(person, [medium.id]);
    await media.publish('post.deleted', { postId, authorId: person.id, timestamp: new Date() });
    await untilTrue(async () => (await media.get(path())).status === 404);
    const answer = await media.get(path());
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ error: { code: 'MEDIA_NOT_FOUND' } });
  });

  it('is not held up by those who read slowly, and neither is work on pictures', async () => {
    await media.attach(person, [medium.id]);
    await enlarge('w640', 8 * 1024 * 1024);
    const { hostname, port } = new URL(media.url);
    const slow = Array.from({ length: 80 }, () => connect(Number(port), hostname));
    try {
      for (const socket of slow) socket.write(`GET ${path()} HTTP/1.1\r\nHost: media\r\n\r\n`);
      // The first bytes are there, and nobody reads them.
      await Promise.all(slow.map((socket) => once(socket, 'readable')));
      expect((await media.get(path('w320'))).status).toBe(200);
      expect((await media.settled(person, await jpeg(200, 200, 800))).state).toBe(MediaState.MEDIA_STATE_READY);
    } finally {
      for (const socket of slow) socket.destroy();
    }
  });

  it.each([`/media/${uuidv7()}/w640`, '/media/not-an-id/w640'])(
    'that is not there is not found: %s',
    async (address) => {
      expect((await media.get(address)).status).toBe(404);
    },
  );
});

describe('a picture that is not public', () => {
  it('is shown to who may see its post, at each read', async () => {
    const viewer = uuidv7();
    const postId = await media.attach(person, [medium.id], { isPublic: false });
    expect((await media.get(path())).status).toBe(404);
    expect((await media.get(privately(viewer, postId))).status).toBe(404);
    media.feed.allow(medium.id, postId, viewer);
    const asked = media.feed.asked;
    const answer = await media.get(privately(viewer, postId));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d{2,3}$/);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await media.get(privately(viewer, postId))).status).toBe(200);
    expect(media.feed.asked).toBe(asked + 2);
    // Blocked meanwhile: the same address shows nothing any more.
    media.feed.allowed.clear();
    expect((await media.get(privately(viewer, postId))).status).toBe(404);
  });

  it('is as public as its post says once that is written, and no more before than each attempt at it said', async () => {
    const postId = await media.attach(person, [medium.id], { isPublic: true });
    expect((await media.get(path())).status).toBe(200);
    // The same post, tried again for followers only, while the first attempt is still under way.
    await media.attach(person, [medium.id], { subjectId: postId, isPublic: false });
    expect((await media.get(path())).status).toBe(404);
    await media.attach(person, [medium.id], { subjectId: postId, isPublic: true });
    expect((await media.get(path())).status).toBe(404);
    const post = { postId, authorId: person.id, mediaIds: [medium.id], timestamp: new Date() };
    await media.publish('post.created', { ...post, visibility: 'public' });
    await untilTrue(async () => (await media.get(path())).status === 200);
  });

  it('is not public where the attempt that said so was not the one that was written', async () => {
    const postId = await media.attach(person, [medium.id], { isPublic: true });
    const post = { postId, authorId: person.id, mediaIds: [medium.id], timestamp: new Date() };
    await media.publish('post.created', { ...post, visibility: 'followers' });
    await untilTrue(async () => (await media.get(path())).status === 404);
    await media.attach(person, [medium.id], { subjectId: postId, isPublic: true });
    expect((await media.get(path())).status).toBe(404);
  });

  it('is shown through its own post only', async () => {
    const [viewer, another] = [uuidv7(), uuidv7()];
    await media.attach(person, [medium.id], { isPublic: false });
    media.feed.allow(medium.id, another, viewer);
    expect((await media.get(privately(viewer, another))).status).toBe(404);
  });

  it('is not shown on a guess while feed-service does not answer', async () => {
    const viewer = uuidv7();
    const postId = await media.attach(person, [medium.id], { isPublic: false });
    media.feed.allow(medium.id, postId, viewer);
    media.feed.silent = true;
    try {
      const startedAt = Date.now();
      const answer = await media.get(privately(viewer, postId));
      expect(answer.status).toBe(503);
      expect(Date.now() - startedAt).toBeLessThan(5000);
    } finally {
      media.feed.silent = false;
    }
    await untilTrue(async () => (await media.get(privately(viewer, postId))).status === 200, { timeoutMs: 20_000 });
  });

  it('is refused to an address that is not ours, was changed, or has run out', async () => {
    const postId = await media.attach(person, [medium.id], { isPublic: false });
    const viewer = uuidv7();
    media.feed.allow(medium.id, postId, viewer);
    const good = privately(viewer, postId);
    const bad = [
      privately(viewer, postId, { key: 'another key that media-service does not know' }),
      good.replace(viewer, uuidv7()),
      good.replace(/\/(\d{13})\//, (_, end) => `/${Number(end) + 300_000}/`),
      privately(viewer, postId, { now: Date.now() - 3_600_000 }),
    ];
    for (const address of bad) {
      const answer = await media.get(address);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: 'MEDIA_ADDRESS_INVALID' } });
    }
    expect((await media.get(good)).status).toBe(200);
  });

  it('is shown to its owner before anything shows it, and to nobody else', async () => {
    expect((await media.get(privately(person.id, '-'))).status).toBe(200);
    expect((await media.get(privately(uuidv7(), '-'))).status).toBe(404);
  });

  it('is gone for everybody when it is deleted', async () => {
    const address = privately(person.id, '-');
    expect((await media.get(address)).status).toBe(200);
    await media.client.discardMedia({ mediaId: medium.id }, person.as);
    expect((await media.get(address)).status).toBe(404);
  });
});

describe('binding', () => {
  const attach = async (request: Partial<Parameters<typeof media.client.attachMedia>[0]>, as = 'feed-service') =>
    media.client.attachMedia(
      {
        ownerId: person.id,
        mediaIds: [medium.id],
        purpose: MediaPurpose.MEDIA_PURPOSE_POST,
        subjectId: uuidv7(),
        public: true,
        ...request,
      },
      await media.service(as),
    );

  it('gives the media in the order asked, and repeating it changes nothing', async () => {
    const other = await media.settled(person, await jpeg(300, 200, 500));
    const subjectId = uuidv7();
    const ids = [other.id, medium.id];
    const first = await attach({ subjectId, mediaIds: ids, public: false });
    expect(first.media.map(({ id }) => id)).toEqual(ids);
    expect(await attach({ subjectId, mediaIds: ids, public: true })).toEqual(first);
    expect((await media.get(path())).status).toBe(404);
  });

  it('binds all or none', async () => {
    const other = await media.settled(person, await jpeg(300, 200, 501));
    await attach({ mediaIds: [other.id] });
    expect(await refusal(attach({ mediaIds: [medium.id, other.id] }))).toMatchObject({ code: 'MEDIA_IN_USE' });
    await attach({ mediaIds: [medium.id] });
  });

  it('refuses what is another’s, another purpose’s, not ready, or too much', async () => {
    const avatar = MediaPurpose.MEDIA_PURPOSE_AVATAR;
    const unready = await media.begin(person, await jpeg(300, 200, 502));
    expect(await refusal(attach({ ownerId: uuidv7() }))).toMatchObject({ code: 'MEDIA_NOT_FOUND' });
    expect(await refusal(attach({ mediaIds: [uuidv7()] }))).toMatchObject({ code: 'MEDIA_NOT_FOUND' });
    expect(await refusal(attach({ purpose: avatar }, 'personal-service'))).toMatchObject({
      code: 'MEDIA_PURPOSE_MISMATCH',
    });
    expect(await refusal(attach({ mediaIds: [unready.mediaId] }))).toMatchObject({ code: 'MEDIA_NOT_READY' });
    expect(await refusal(attach({ subjectId: 'me' }))).toMatchObject({ code: 'MEDIA_SUBJECT_INVALID' });
    const many = Array.from({ length: 101 }, () => uuidv7());
    expect(await refusal(attach({ mediaIds: many }))).toMatchObject({ code: 'MEDIA_TOO_MANY_IDS' });
    expect(await refusal(attach({}, 'graphql-bff'))).toMatchObject({ code: 'COMMON_CALLER_NOT_ALLOWED' });
    expect(await refusal(media.client.attachMedia({ mediaIds: [] }, person.as))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
  });

  it('keeps a bound picture from being discarded; discarding what is not there is nothing', async () => {
    await attach({});
    expect(await refusal(media.client.discardMedia({ mediaId: medium.id }, person.as))).toMatchObject({
      code: 'MEDIA_IN_USE',
    });
    await media.client.discardMedia({ mediaId: uuidv7() }, person.as);
    await media.client.discardMedia({ mediaId: medium.id }, (await media.person()).as);
    expect((await media.get(path())).status).toBe(200);
  });
});

it('tells a person of their own media only, a service of all, each once in the order asked', async () => {
  const theirs = await media.settled(await media.person(), await jpeg(300, 200, 503));
  const mediaIds = [theirs.id, medium.id, medium.id, uuidv7(), 'x'];
  const own = await media.client.batchGetMedia({ mediaIds }, person.as);
  expect(own.media.map(({ id }) => id)).toEqual([medium.id]);
  const all = await media.client.batchGetMedia({ mediaIds }, await media.service('graphql-bff'));
  expect(all.media.map(({ id }) => id)).toEqual([theirs.id, medium.id]);
  const many = Array.from({ length: 101 }, () => uuidv7());
  expect(await refusal(media.client.batchGetMedia({ mediaIds: many }, person.as))).toMatchObject({
    code: 'MEDIA_TOO_MANY_IDS',
  });
});
