import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { privateMediaPath, uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { type Media, MediaPurpose, MediaState } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Collector } from '../src/collection/collector.js';
import { MediaFixture, refusal, type TestPerson, URL_KEY } from './media-service.fixture.js';
import { jpeg } from './pictures.js';
import { TusUpload } from './tus-upload.js';

// Encoding waits its turn where machines are busy.
vi.setConfig({ testTimeout: 120_000 });

const DAY_MS = 86_400_000;
const [FILE, MESSAGE, POST] = [
  MediaPurpose.MEDIA_PURPOSE_FILE,
  MediaPurpose.MEDIA_PURPOSE_MESSAGE,
  MediaPurpose.MEDIA_PURPOSE_POST,
];

let media: MediaFixture;
let person: TestPerson;
let seed = 0;
beforeAll(async () => {
  // It never comes to its turn by itself here.
  media = await MediaFixture.start({ env: { MEDIA_COLLECT_SECONDS: '86400' } });
  person = await media.person();
});
afterAll(async () => {
  await media?.stop();
});
afterEach(() => {
  media.chat.silent = false;
  media.feed.silent = false;
});

/** A text that was never there before: the same bytes would share what is stored. */
const bytes = (text = 'What they talked about\n') => Buffer.from(`${text}${++seed}`);
const file = (content: Buffer = bytes(), name = 'notes.txt', owner = person) =>
  media.settled(owner, content, 'file', name);
const picture = async (owner = person) => media.settled(owner, await jpeg(700, 500, 700 + ++seed), 'message');
const path = ({ id }: Media, viewerId: string, subjectId: string, preset = 'original') =>
  privateMediaPath({ mediaId: id, viewerId, subjectId }, preset, URL_KEY, Date.now());
const bind = (purpose: MediaPurpose, ...mediaIds: string[]) => media.attach(person, mediaIds, { purpose });
/** Binds it to a message that one other person may see; an address for them. */
async function sent(medium: Media, preset = 'original'): Promise<{ messageId: string; viewer: string; to: string }> {
  const messageId = await bind(medium.purpose, medium.id);
  const viewer = uuidv7();
  media.chat.allow(medium.id, messageId, viewer);
  return { messageId, viewer, to: path(medium, viewer, messageId, preset) };
}
const row = (id: string) =>
  media.db
    .selectFrom('media')
    .select(['public', 'confirmed_at', 'rendition_id', 'upload_id'])
    .where('id', '=', id)
    .executeTakeFirst();
const gone = (id: string) => untilTrue(async () => !(await row(id)), { timeoutMs: 60_000 });
const confirmed = (id: string) => untilTrue(async () => (await row(id))?.confirmed_at, { timeoutMs: 60_000 });
const attachedEvent = (messageId: string, mediaIds: string[], version = 1) =>
  media.publish(
    'message.attached',
    { messageId, roomId: uuidv7(), authorId: person.id, mediaIds, timestamp: new Date() },
    version,
  );

describe('a file', () => {
  it('is kept as it came and handed out as a download, to whom the message is for', async () => {
    const content = bytes('%PDF-1.7\n');
    const medium = await file(content, '회의록 (최종).pdf');
    expect(medium).toMatchObject({
      state: MediaState.MEDIA_STATE_READY,
      purpose: FILE,
      name: '회의록 (최종).pdf',
      contentType: 'application/pdf',
      bytes: content.length,
      width: 0,
      height: 0,
      animated: false,
      thumbhash: '',
      color: '',
      progress: 1,
    });
    const { viewer, messageId, to } = await sent(medium);
    const answer = await media.get(to);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''%ED%9A%8C%EC%9D%98%EB%A1%9D%20%28%EC%B5%9C%EC%A2%85%29.pdf",
      'content-length': `${content.length}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'cache-tag': `media-${medium.id}`,
    });
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]{27}"$/);
    expect((await media.get(path(medium, uuidv7(), messageId))).status).toBe(404);
    expect((await media.get(path(medium, viewer, uuidv7()))).status).toBe(404);
    expect((await media.get(path(medium, viewer, '-'))).status).toBe(404);
    expect((await media.get(path(medium, person.id, '-'))).status).toBe(200);
  });

  it('is asked about at every read, and not handed out on a guess', async () => {
    const medium = await file();
    const { to } = await sent(medium);
    const { asked } = media.chat;
    for (let read = 0; read < 2; read += 1) expect((await media.get(to)).status).toBe(200);
    expect(media.chat.asked).toBe(asked + 2);
    media.chat.silent = true;
    expect((await media.get(to)).status).toBe(503);
    media.chat.silent = false;
    await untilTrue(async () => (await media.get(to)).status === 200, { timeoutMs: 20_000 });
    // Blocked or put out of the room meanwhile.
    media.chat.allowed.clear();
    expect((await media.get(to)).status).toBe(404);
  });

  it.each([
    ['a page', 'page.html', '<!doctype html><script>alert(document.domain)</script>'],
    ['a drawing with a script', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a style sheet', 'a.css', 'body{background:url(//a.example)}'],
    ['a program', 'setup.exe', `MZ${'\0'.repeat(200)}`],
    ['a script', 'run.sh', '#!/bin/sh\necho'],
    ['a module', 'a.mjs', 'export {}'],
  ])('is never shown or run by a browser: %s', async (_what, name, content) => {
    const medium = await file(bytes(content), name);
    expect(medium.state).toBe(MediaState.MEDIA_STATE_READY);
    const { to } = await sent(medium);
    for (const accept of ['text/html', 'image/avif,image/webp', '*/*']) {
      const { headers } = await media.get(to, { accept });
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${name}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    }
  });

  it.each([
    ['an override of its direction', 'ann\u202egpj.exe', 'anngpj.exe', 'anngpj.exe'],
    ['a header', 'a\r\nset-cookie: b=c\r\n\r\n<script>', 'a set-cookie: b=c <script>', undefined],
    ['a path', '../../../etc/비밀.txt', '비밀.txt', '%EB%B9%84%EB%B0%80.txt'],
    ['quotes', '"; filename="a.html', '"; filename="a.html', '%22%3B%20filename%3D%22a.html'],
    ['nothing', '', 'file', 'file'],
  ])('with a name that holds %s has a harmless one', async (_what, given, name, encoded) => {
    const medium = await file(bytes(), given);
    expect(medium.name).toBe(name);
    const { headers } = await media.get((await sent(medium)).to);
    expect(headers.get('set-cookie')).toBeNull();
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/);
    if (encoded) expect(disposition).toBe(`attachment; filename*=UTF-8''${encoded}`);
  });

  it('with a very long name keeps its ending', async () => {
    const medium = await file(bytes(), `${'긴'.repeat(1500)}.hwp`);
    expect(medium.name).toHaveLength(LIMITS.fileNameMax);
    expect(medium.name.endsWith('긴.hwp')).toBe(true);
    const { headers } = await media.get((await sent(medium)).to);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '').endsWith(medium.name)).toBe(true);
  });

  it('that is packed is not unpacked, and one that only begins as a picture is not decoded', async () => {
    const bomb = Buffer.concat([gzipSync(Buffer.alloc(32 * 1024 * 1024)), bytes()]);
    expect(await file(bomb, 'bomb.gz')).toMatchObject({ contentType: 'application/gzip', bytes: bomb.length });
    const broken = Buffer.concat([(await jpeg(300, 200, ++seed)).subarray(0, 900), bytes()]);
    const medium = await file(broken, 'broken.jpg');
    expect(medium).toMatchObject({ state: MediaState.MEDIA_STATE_READY, contentType: 'image/jpeg', width: 0 });
    const whole = await file(await jpeg(300, 200, ++seed), 'whole.jpg');
    const { rendition_id } = (await row(whole.id)) ?? {};
    const stored = await media.db
      .selectFrom('renditions')
      .selectAll()
      .where('id', '=', rendition_id ?? '')
      .executeTakeFirstOrThrow();
    expect(stored).toMatchObject({ webp: {}, avif: {}, thumbhash: '', width: 0 });
    const keys = await media.storage.list(`${person.id}/${stored.sha256.toString('hex')}/`);
    expect(keys).toEqual([expect.stringMatching(/\/file-[\w-]+\/original$/)]);
    for (const preset of ['w640', 'thumb', 'original.webp', '__proto__'])
      expect((await media.get(path(whole, person.id, '-', preset))).status).toBe(404);
  });

  it('comes in parts and again where it was broken off, as downloads do', async () => {
    const content = Buffer.alloc(3 * 1024 * 1024, bytes('part of it '));
    const medium = await file(content, 'large.bin');
    const { to } = await sent(medium);
    const part = await media.get(to, { range: 'bytes=1000-1999' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${content.length}`);
    expect(part.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(1000, 2000))).toBe(true);
    const etag = part.headers.get('etag') ?? '';
    const rest = await media.get(to, { range: 'bytes=2000-', 'if-range': etag });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(content.subarray(2000))).toBe(true);
    expect((await media.get(to, { range: `bytes=${content.length}-` })).status).toBe(416);
    expect((await media.get(to, { 'if-none-match': etag })).status).toBe(304);
    const head = await media.get(to, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, `${content.length}`]);
  });

  it('is read from the store no faster than it is taken, and no more than eight at a time by one person', async () => {
    const medium = await file(Buffer.alloc(16 * 1024 * 1024, bytes('slowly ')), 'slow.bin');
    const { to } = await sent(medium);
    const { hostname, port } = new URL(media.url);
    const slow = Array.from({ length: 8 }, () => connect(Number(port), hostname));
    try {
      const before = process.memoryUsage().arrayBuffers;
      for (const socket of slow) socket.write(`GET ${to} HTTP/1.1\r\nHost: media\r\n\r\n`);
      await Promise.all(slow.map((socket) => once(socket, 'readable')));
      const more = await media.get(to);
      expect([more.status, await more.json()]).toMatchObject([429, { error: { code: 'MEDIA_TOO_MANY_DOWNLOADS' } }]);
      expect((await media.get(path(medium, person.id, '-'), { range: 'bytes=0-9' })).status).toBe(206);
      // All of them together would be 128 MiB.
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    } finally {
      for (const socket of slow) socket.destroy();
    }
    await untilTrue(async () => (await media.get(to, { range: 'bytes=0-9' })).status === 206);
  });

  it('is stored once for its owner, under each of its names, and never shared with others', async () => {
    const content = bytes();
    const [first, second] = [await file(content, 'one.txt'), await file(content, 'two.txt')];
    const other = await file(content, 'three.txt', await media.person());
    const rows = await Promise.all([first, second, other].map(({ id }) => row(id)));
    expect(rows[1]?.rendition_id).toBe(rows[0]?.rendition_id);
    expect(rows[2]?.rendition_id).not.toBe(rows[0]?.rendition_id);
    expect([first.name, second.name]).toEqual(['one.txt', 'two.txt']);
    await media.client.discardMedia({ mediaId: first.id }, person.as);
    await gone(first.id);
    expect((await media.get(path(second, person.id, '-'))).status).toBe(200);
    expect(await media.storage.list(`uploads/${rows[1]?.upload_id}`)).toEqual([]);
  });

  it('is refused when it is empty, too large, or not the bytes that were announced', async () => {
    const ticket = await media.ticket(person);
    const begin = (length: number) => TusUpload.post(`${media.url}/uploads`, ticket, length, { purpose: 'file' });
    const [empty, large] = [await begin(0), await begin(LIMITS.uploadBytesMax + 1)];
    expect([empty.status, await empty.json()]).toMatchObject([400, { code: 'MEDIA_LENGTH_REQUIRED' }]);
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'MEDIA_TOO_LARGE' }]);
    const sha256 = Buffer.alloc(32).toString('base64');
    const upload = await media.begin(person, bytes(), { purpose: 'file', sha256, filename: 'a.txt' });
    await upload.sendAll();
    expect(await media.settledMedium(upload.mediaId)).toMatchObject({
      state: MediaState.MEDIA_STATE_REFUSED,
      refusal: 'MEDIA_CHECKSUM_MISMATCH',
    });
  });
});

describe('a picture of a message', () => {
  it('is made as a post’s is, and shown to whom the message is for', async () => {
    const medium = await picture();
    expect(medium).toMatchObject({ state: MediaState.MEDIA_STATE_READY, purpose: MESSAGE, width: 700, name: '' });
    const { asked } = media.feed;
    const { to, viewer, messageId } = await sent(medium, 'w640');
    const answer = await media.get(to);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    expect((await media.get(path(medium, viewer, messageId, 'thumb'))).status).toBe(200);
    // The original has the place where it was taken in it.
    expect((await media.get(path(medium, viewer, messageId, 'original'))).status).toBe(404);
    expect((await media.get(path(medium, uuidv7(), messageId, 'w640'))).status).toBe(404);
    expect(media.feed.asked).toBe(asked);
  });

  it('is refused where a post’s would be', async () => {
    const svg = await media.settled(person, bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'message');
    expect(svg).toMatchObject({ state: MediaState.MEDIA_STATE_REFUSED, refusal: 'MEDIA_TYPE_UNSUPPORTED' });
  });
});

describe('what a message shows', () => {
  it('is never public, whatever was said', async () => {
    for (const medium of [await file(), await picture()]) {
      await media.attach(person, [medium.id], { purpose: medium.purpose, isPublic: true });
      for (const preset of ['original', 'w640', 'thumb'])
        expect((await media.get(`/media/${medium.id}/${preset}`)).status).toBe(404);
      expect(await row(medium.id)).toMatchObject({ public: false });
      const change = media.db.updateTable('media').set({ public: true }).where('id', '=', medium.id).execute();
      await expect(change).rejects.toThrow(/media_messages_never_public/);
    }
  });

  it('is bound by chat-service only, and as what it was uploaded for', async () => {
    const [medium, shown, posted] = [
      await file(),
      await picture(),
      await media.settled(person, await jpeg(200, 150, 700 + ++seed)),
    ];
    const attach = async (as: string, purpose: MediaPurpose, id: string, ownerId = person.id) =>
      refusal(
        media.client.attachMedia(
          { ownerId, mediaIds: [id], purpose, subjectId: uuidv7(), public: true },
          await media.service(as),
        ),
      );
    const notAllowed = { code: 'COMMON_CALLER_NOT_ALLOWED' };
    expect(await attach('feed-service', FILE, medium.id)).toMatchObject(notAllowed);
    expect(await attach('feed-service', MESSAGE, shown.id)).toMatchObject(notAllowed);
    expect(await attach('personal-service', MESSAGE, shown.id)).toMatchObject(notAllowed);
    expect(await attach('chat-service', POST, posted.id)).toMatchObject(notAllowed);
    expect(await attach('ws-gateway', FILE, medium.id)).toMatchObject(notAllowed);
    const mismatch = { code: 'MEDIA_PURPOSE_MISMATCH' };
    expect(await attach('chat-service', MESSAGE, medium.id)).toMatchObject(mismatch);
    expect(await attach('chat-service', FILE, posted.id)).toMatchObject(mismatch);
    expect(await attach('feed-service', POST, shown.id)).toMatchObject(mismatch);
    expect(await attach('chat-service', FILE, medium.id, uuidv7())).toMatchObject({ code: 'MEDIA_NOT_FOUND' });
    const messageId = await bind(FILE, medium.id);
    expect(await attach('chat-service', FILE, medium.id)).toMatchObject({ code: 'MEDIA_IN_USE' });
    await media.attach(person, [medium.id], { purpose: FILE, subjectId: messageId });
  });

  it('is kept while its message is there, and gone with it', async () => {
    const [kept, shown] = [await file(), await picture()];
    const messageId = uuidv7();
    await media.attach(person, [kept.id], { purpose: FILE, subjectId: messageId });
    await media.attach(person, [shown.id], { purpose: MESSAGE, subjectId: messageId });
    await attachedEvent(messageId, [kept.id, shown.id]);
    await confirmed(kept.id);
    await confirmed(shown.id);
    const stored = [await row(kept.id), await row(shown.id)].map((each) => each?.rendition_id ?? 'nothing');
    const viewer = uuidv7();
    media.chat.allow(kept.id, messageId, viewer);
    expect((await media.get(path(kept, viewer, messageId))).status).toBe(200);
    expect(await refusal(media.client.discardMedia({ mediaId: kept.id }, person.as))).toMatchObject({
      code: 'MEDIA_IN_USE',
    });
    await boundLongAgo(kept.id);
    await media.app?.get(Collector).run();
    expect(await row(kept.id)).toBeDefined();
    // A post of the same id is none of its business.
    await media.publish('post.deleted', { postId: messageId, authorId: person.id, timestamp: new Date() });
    await media.publish('message.detached', { messageId, mediaIds: [kept.id, shown.id], timestamp: new Date() }, 2);
    await gone(kept.id);
    await gone(shown.id);
    expect((await media.get(path(kept, viewer, messageId))).status).toBe(404);
    // A smaller format may have been on its way.
    await untilTrue(async () => {
      const keys = await media.storage.list(`${person.id}/`);
      return !keys.some((key) => stored.some((id) => key.includes(id)));
    });
  });

  it('is collected when its message was never written, kept when it only is late to tell or cannot be asked about', async () => {
    const [lost, late] = [await file(), await picture()];
    await bind(FILE, lost.id);
    const messageId = await bind(MESSAGE, late.id);
    media.chat.allow(late.id, messageId, person.id);
    await boundLongAgo(lost.id);
    await boundLongAgo(late.id);
    media.chat.silent = true;
    await media.app?.get(Collector).run();
    expect(await row(lost.id)).toBeDefined();
    media.chat.silent = false;
    await untilTrue(
      async () => {
        await media.app?.get(Collector).run();
        return !(await row(lost.id));
      },
      { timeoutMs: 60_000 },
    );
    expect((await row(late.id))?.confirmed_at).toBeInstanceOf(Date);
  });

  it('is not kept from collection by another service’s being away', async () => {
    const lost = await file();
    await bind(FILE, lost.id);
    const posted = await media.settled(person, await jpeg(200, 150, 700 + ++seed));
    await bind(POST, posted.id);
    await boundLongAgo(lost.id);
    await boundLongAgo(posted.id);
    media.feed.silent = true;
    await media.app?.get(Collector).run();
    await gone(lost.id);
    expect(await row(posted.id)).toBeDefined();
  });

  it('goes with its owner', async () => {
    const owner = await media.person();
    const medium = await file(bytes(), 'mine.txt', owner);
    await media.publish('user.deleted', { userId: owner.id, timestamp: new Date() });
    await gone(medium.id);
    await untilTrue(async () => (await media.storage.list(`${owner.id}/`)).length === 0);
  });
});

function boundLongAgo(id: string) {
  return media.db
    .updateTable('media')
    .set({ attached_at: new Date(Date.now() - DAY_MS - 1000) })
    .where('id', '=', id)
    .execute();
}
