import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { MediaState } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MediaFixture, ORIGIN, sha256, type TestPerson } from './media-service.fixture.js';
import { jpeg } from './pictures.js';
import { TusUpload } from './tus-upload.js';

// Encoding waits its turn where machines are busy.
vi.setConfig({ testTimeout: 120_000 });

const MIB = 1024 * 1024;
const QUOTA = 48 * MIB;

let media: MediaFixture;
let picture: Buffer;
beforeAll(async () => {
  media = await MediaFixture.start({ env: { MEDIA_QUOTA_BYTES: `${QUOTA}` } });
  picture = await jpeg(900, 600);
});
afterAll(async () => {
  await media?.stop();
});

const endpoint = () => `${media.url}/uploads`;
const rowOf = ({ mediaId }: TusUpload) =>
  media.db.selectFrom('media').select('lock_holder').where('id', '=', mediaId).executeTakeFirst();
const code = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe('an upload', () => {
  it('arrives in pieces of any size and becomes a picture', async () => {
    const person = await media.person();
    const upload = await media.begin(person, picture, { sha256: sha256(picture) });
    expect(await upload.offset()).toBe(0);
    await upload.sendAll(0, Math.ceil(picture.length / 5));
    const medium = await media.settledMedium(upload.mediaId);
    expect(medium).toMatchObject({ state: MediaState.MEDIA_STATE_READY, width: 900, height: 600, progress: 1 });
    expect(medium).toMatchObject({ ownerId: person.id, bytes: picture.length, contentType: 'image/jpeg' });
  });

  it('goes on over S3 parts: more than one of 5 MiB', async () => {
    const file = Buffer.concat([picture, randomBytes(13 * MIB)]);
    const upload = await media.begin(await media.person(), file, { sha256: sha256(file) });
    await upload.sendAll(0, 3 * MIB + 17);
    // What follows a JPEG's end is not part of it, and does not come out again.
    expect((await media.settledMedium(upload.mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
  });

  it('has an address that names its medium and cannot be guessed', async () => {
    const upload = await media.begin(await media.person(), picture);
    expect(upload.location).toMatch(new RegExp(`^${endpoint()}/${upload.mediaId}\\.[\\w-]{43}$`));
    const guessed = upload.location.replace(/\.[\w-]{43}$/, `.${randomBytes(32).toString('base64url')}`);
    const answer = await fetch(guessed, {
      method: 'HEAD',
      headers: { 'tus-resumable': '1.0.0', 'upload-ticket': upload.ticket },
    });
    expect(answer.status).toBe(404);
  });

  it('goes on with another ticket of its owner where it stopped', async () => {
    const person = await media.person();
    const upload = await media.begin(person, picture);
    await upload.send(0, 1000);
    upload.ticket = await media.ticket(person);
    expect(await upload.offset()).toBe(1000);
    await upload.sendAll(1000);
    expect((await media.settledMedium(upload.mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
  });

  it('says that it is whole also after it was processed', async () => {
    const upload = await media.begin(await media.person(), picture);
    await upload.sendAll();
    await media.settledMedium(upload.mediaId);
    expect(await upload.offset()).toBe(picture.length);
    const again = await upload.send(0, 10);
    expect(again.status).toBe(409);
    expect(await code(again)).toBe('MEDIA_UPLOAD_FINISHED');
  });

  it('refuses bytes for another offset with MEDIA_UPLOAD_OFFSET_CONFLICT', async () => {
    const upload = await media.begin(await media.person(), picture);
    await upload.send(0, 100);
    const answer = await upload.send(50, 200);
    expect(answer.status).toBe(409);
    expect(await code(answer)).toBe('MEDIA_UPLOAD_OFFSET_CONFLICT');
    expect(await upload.offset()).toBe(100);
  });

  it('takes no more bytes than it said', async () => {
    const upload = await media.begin(await media.person(), picture);
    const more = Buffer.concat([picture, Buffer.alloc(10)]);
    const answer = await upload.request(
      'PATCH',
      { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      more,
    );
    expect(answer.status).toBe(413);
    expect(await code(answer)).toBe('MEDIA_TOO_LARGE');
  });

  it('is given up by DELETE, with all that had arrived', async () => {
    const person = await media.person();
    const upload = await media.begin(person, picture);
    await upload.send(0, 2000);
    expect((await upload.request('DELETE')).status).toBe(204);
    expect((await upload.request('HEAD')).status).toBe(404);
    expect(await media.medium(upload.mediaId)).toBeUndefined();
    const id = upload.location.split('/').at(-1);
    await untilTrue(async () => (await media.storage.list(`uploads/${id}`)).length === 0);
    expect(await media.client.getUsage({}, person.as)).toMatchObject({ usedBytes: '0' });
  });

  it('leaves nothing behind when it is given up while its bytes come', async () => {
    const upload = await media.begin(await media.person(), picture);
    const sending = await upload.dribble(2000);
    await untilTrue(async () => (await rowOf(upload))?.lock_holder);
    expect((await upload.request('DELETE')).status).toBe(204);
    await untilTrue(async () => (await rowOf(upload)) === undefined);
    await sending.finish();
    const id = upload.location.split('/').at(-1);
    await untilTrue(async () => (await media.storage.list(`uploads/${id}`)).length === 0);
    expect(await media.storage.abortUploads(`uploads/${id}`)).toBe(0);
  });

  it('is not held up by others that come slowly', async () => {
    const slow = await media.person();
    const uploads = await Promise.all(Array.from({ length: 8 }, () => media.begin(slow, picture)));
    const sending = await Promise.all(uploads.map((upload) => upload.dribble(100)));
    const allHeld = async () => (await Promise.all(uploads.map(rowOf))).every((row) => row?.lock_holder);
    await untilTrue(allHeld);
    const quick = await media.begin(await media.person(), picture);
    await quick.sendAll();
    // They were not cut off for their silence meanwhile, which takes a minute.
    expect(await allHeld()).toBe(true);
    expect((await media.settledMedium(quick.mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
    for (const each of sending) each.abort();
  });

  it('is kept with what we ask for and nothing else that its sender tells', async () => {
    const metadata = { filename: 'my-house.jpg', contentType: 'text/html', cacheControl: 'public' };
    const upload = await media.begin(await media.person(), picture, { ...metadata, sha256: sha256(picture) });
    const id = upload.location.split('/').at(-1);
    const info = JSON.parse(`${await media.storage.read(`uploads/${id}.info`)}`) as { metadata: object };
    expect(info.metadata).toEqual({ purpose: 'post', sha256: sha256(picture) });
  });

  it('is refused when it is not what its checksum was made of', async () => {
    const upload = await media.begin(await media.person(), picture, { sha256: sha256(Buffer.from('another')) });
    await upload.sendAll();
    const medium = await media.settledMedium(upload.mediaId);
    expect(medium).toMatchObject({ state: MediaState.MEDIA_STATE_REFUSED, refusal: 'MEDIA_CHECKSUM_MISMATCH' });
  });
});

describe('a ticket', () => {
  it.each([
    ['missing', undefined],
    ['malformed', 'let me in'],
    ['unknown', randomBytes(32).toString('base64url')],
  ])('that is %s creates nothing', async (_how, ticket) => {
    const answer = await TusUpload.post(endpoint(), ticket, 100, { purpose: 'post' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await code(answer)).toBe('MEDIA_TICKET_INVALID');
  });

  it('is kept as its hash and lives for an hour', async () => {
    const person = await media.person();
    const { ticket, expiresAt, endpoint: told } = await media.client.createUploadTicket({}, person.as);
    expect(Buffer.from(ticket, 'base64url')).toHaveLength(32);
    expect(told).toBe(endpoint());
    expect(Math.abs((expiresAt?.getTime() ?? 0) - Date.now() - 3_600_000)).toBeLessThan(60_000);
    const rows = await media.db.selectFrom('upload_tickets').selectAll().where('user_id', '=', person.id).execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.ticket_hash.toString('base64url')).not.toBe(ticket);
    await media.db
      .updateTable('upload_tickets')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', person.id)
      .execute();
    expect((await TusUpload.post(endpoint(), ticket, 100, { purpose: 'post' })).status).toBe(401);
  });

  it('of somebody else opens no upload, by no method', async () => {
    const upload = await media.begin(await media.person(), picture);
    const own = upload.ticket;
    upload.ticket = await media.ticket(await media.person());
    expect((await upload.request('HEAD')).status).toBe(404);
    expect((await upload.send(0, 10)).status).toBe(404);
    expect((await upload.request('DELETE')).status).toBe(404);
    upload.ticket = own;
    expect(await upload.offset()).toBe(0);
  });

  it('ends with the session that asked for it', async () => {
    const person = await media.person();
    const other = await media.ticket(await media.person());
    const upload = await media.begin(person, picture);
    await media.publish('session.revoked', { sessionId: person.sessionId, userId: person.id, timestamp: new Date() });
    await untilTrue(async () => (await upload.request('HEAD')).status === 401);
    expect((await upload.send(0, 10)).status).toBe(401);
    expect((await TusUpload.post(endpoint(), other, 100, { purpose: 'post' })).status).toBe(201);
  });
});

describe('before a byte is taken', () => {
  it.each([
    ['no length', Number.NaN, { purpose: 'post' }, 400, 'MEDIA_LENGTH_REQUIRED'],
    ['no bytes', 0, { purpose: 'post' }, 400, 'MEDIA_LENGTH_REQUIRED'],
    ['too many bytes', LIMITS.uploadBytesMax + 1, { purpose: 'post' }, 413, 'MEDIA_TOO_LARGE'],
    ['an unknown purpose', 10, { purpose: 'video' }, 400, 'MEDIA_PURPOSE_INVALID'],
    ['a checksum of another kind', 10, { purpose: 'post', sha256: 'AAAA' }, 400, 'MEDIA_METADATA_INVALID'],
  ])('%s is refused', async (_what, length, metadata, status, expected) => {
    const ticket = await media.ticket(await media.person());
    const answer = await TusUpload.post(endpoint(), ticket, length, metadata as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(await code(answer)).toBe(expected);
  });

  it('the quota counts uploads under way', async () => {
    const person = await media.person();
    const ticket = await media.ticket(person);
    const create = (bytes: number) => TusUpload.post(endpoint(), ticket, bytes, { purpose: 'post' });
    expect((await create(20 * MIB)).status).toBe(201);
    expect((await create(20 * MIB)).status).toBe(201);
    const refused = await create(9 * MIB);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'MEDIA_QUOTA_EXCEEDED', details: { limitBytes: QUOTA } });
    expect((await create(8 * MIB)).status).toBe(201);
    const usage = await media.client.getUsage({}, person.as);
    expect(usage).toEqual({ usedBytes: `${QUOTA}`, limitBytes: `${QUOTA}` });
  });

  it('two that begin at once do not both take the last room', async () => {
    const ticket = await media.ticket(await media.person());
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => TusUpload.post(endpoint(), ticket, 10 * MIB, { purpose: 'post' })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(4);
  });

  it('a person uploads at most 8 at a time', async () => {
    const ticket = await media.ticket(await media.person());
    for (let i = 0; i < 8; i++) {
      expect((await TusUpload.post(endpoint(), ticket, 10, { purpose: 'post' })).status).toBe(201);
    }
    const ninth = await TusUpload.post(endpoint(), ticket, 10, { purpose: 'post' });
    expect(ninth.status).toBe(429);
    expect(await code(ninth)).toBe('MEDIA_TOO_MANY_UPLOADS');
  });

  it('a person has at most 200 that nothing shows, those that were refused among them', async () => {
    const person = await media.person();
    await add(person, 100, 'ready');
    await add(person, 99, 'refused');
    const ticket = await media.ticket(person);
    expect((await TusUpload.post(endpoint(), ticket, 10, { purpose: 'post' })).status).toBe(201);
    expect(await code(await TusUpload.post(endpoint(), ticket, 10, { purpose: 'post' }))).toBe(
      'MEDIA_TOO_MANY_UPLOADS',
    );
  });

  it('a person has at most 16 being made', async () => {
    const person = await media.person();
    await add(person, 15, 'processing');
    const ticket = await media.ticket(person);
    expect((await TusUpload.post(endpoint(), ticket, 10, { purpose: 'post' })).status).toBe(201);
    await add(person, 1, 'processing');
    expect(await code(await TusUpload.post(endpoint(), ticket, 10, { purpose: 'post' }))).toBe(
      'MEDIA_TOO_MANY_UPLOADS',
    );
  });
});

/** Media as they stand after as many uploads. */
async function add(
  { id: ownerId }: TestPerson,
  count: number,
  state: 'processing' | 'ready' | 'refused',
): Promise<void> {
  const now = new Date();
  const row = { owner_id: ownerId, purpose: 'post' as const, state, bytes: 1, created_at: now, touched_at: now };
  const rows = Array.from({ length: count }, () => ({ ...row, id: uuidv7(), upload_id: uuidv7() }));
  await media.db.insertInto('media').values(rows).execute();
}

describe('a page', () => {
  const ask = (origin: string) =>
    fetch(endpoint(), {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'upload-ticket,upload-length,upload-metadata,tus-resumable',
      },
    });

  it('of ours may upload, without credentials', async () => {
    const preflight = await ask(ORIGIN);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    expect(preflight.headers.get('vary')).toContain('Origin');
    const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining(['upload-ticket', 'upload-offset', 'upload-metadata', 'tus-resumable']),
    );
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    const ticket = await media.ticket(await media.person());
    const created = await TusUpload.post(endpoint(), ticket, 10, { purpose: 'post' }, { origin: ORIGIN });
    expect(created.status).toBe(201);
    expect(created.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const exposed = created.headers.get('access-control-expose-headers')?.toLowerCase();
    for (const name of ['location', 'upload-offset', 'media-id']) expect(exposed).toContain(name);
    const refused = await TusUpload.post(endpoint(), undefined, 10, { purpose: 'post' }, { origin: ORIGIN });
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });

  it.each(['https://my.girok.test.evil.example', 'http://my.girok.test', 'null'])('of %s may not', async (origin) => {
    expect((await ask(origin)).headers.get('access-control-allow-origin')).toBeNull();
  });
});
