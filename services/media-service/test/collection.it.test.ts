import { untilTrue } from '@my-girok/nest-common/testing';
import { MediaPurpose } from '@my-girok/proto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Collector } from '../src/collection/collector.js';
import { MediaFixture, type TestPerson } from './media-service.fixture.js';
import { jpeg } from './pictures.js';
import { TusUpload } from './tus-upload.js';

// Encoding waits its turn where machines are busy.
vi.setConfig({ testTimeout: 120_000 });

const DAY_MS = 86_400_000;

let media: MediaFixture;
let person: TestPerson;
let seed = 100;
beforeAll(async () => {
  // It never comes to its turn by itself here.
  media = await MediaFixture.start({ env: { MEDIA_COLLECT_SECONDS: '86400' } });
  person = await media.person();
});
afterAll(async () => {
  await media?.stop();
});

const collect = () => media.app?.get(Collector).run();
const picture = async (purpose: 'post' | 'avatar' | 'header' = 'post', owner = person) => {
  seed += 1;
  return (await media.settled(owner, await jpeg(200, 150, seed), purpose)).id;
};
const rows = async (ids: string[]) =>
  (await media.db.selectFrom('media').select('id').where('id', 'in', ids).execute()).map(({ id }) => id);
/** As if it had happened this long ago. */
const age = (id: string, ms: number) => {
  const then = new Date(Date.now() - ms);
  return media.db.updateTable('media').set({ created_at: then, touched_at: then }).where('id', '=', id).execute();
};
const boundLongAgo = (id: string) =>
  media.db
    .updateTable('media')
    .set({ attached_at: new Date(Date.now() - DAY_MS - 1000) })
    .where('id', '=', id)
    .execute();
const gone = (ids: string[]) => untilTrue(async () => (await rows(ids)).length === 0, { timeoutMs: 60_000 });

it('collects what nothing came to show within a day, whole or not, and its objects', async () => {
  const [old, young] = [await picture(), await picture()];
  const halfway = await media.begin(person, await jpeg(300, 300, 1));
  await halfway.send(0, 500);
  await age(old, DAY_MS + 1000);
  await age(halfway.mediaId, DAY_MS + 1000);
  await collect();
  await gone([old, halfway.mediaId]);
  expect(await rows([young])).toEqual([young]);
  const uploads = await media.storage.list('uploads/');
  expect(uploads.filter((key) => key.includes(halfway.mediaId))).toEqual([]);
  expect((await halfway.request('HEAD')).status).toBe(404);
});

it('gives up S3 uploads whose record is gone', async () => {
  const stray = await media.begin(person, await jpeg(300, 300, 2));
  await media.db.deleteFrom('media').where('id', '=', stray.mediaId).execute();
  expect(await media.storage.abortUploads('uploads/', new Date(Date.now() - DAY_MS))).toBe(0);
  expect(await media.storage.abortUploads(`uploads/${stray.mediaId}`)).toBe(1);
  expect(await media.storage.abortUploads(`uploads/${stray.mediaId}`)).toBe(0);
});

it('keeps what a post’s event confirms', async () => {
  const id = await picture();
  const postId = await media.attach(person, [id]);
  await media.publish('post.created', { postId, authorId: person.id, mediaIds: [id], timestamp: new Date() });
  await untilTrue(async () =>
    media.db
      .selectFrom('media')
      .select('id')
      .where('id', '=', id)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst(),
  );
  await boundLongAgo(id);
  await collect();
  expect(await rows([id])).toEqual([id]);
  await media.publish('post.edited', { postId, authorId: person.id, version: 2, timestamp: new Date() }, 2);
  await media.publish('post.deleted', { postId, authorId: person.id, timestamp: new Date() }, 3);
  await gone([id]);
});

it('collects what a post was to show that was never written, and keeps it while the post is only late to tell', async () => {
  const [lost, late] = [await picture(), await picture()];
  await media.attach(person, [lost]);
  const postId = await media.attach(person, [late]);
  media.feed.allow(late, postId, person.id);
  await boundLongAgo(lost);
  await boundLongAgo(late);
  await collect();
  await gone([lost]);
  const kept = await media.db.selectFrom('media').select('confirmed_at').where('id', '=', late).executeTakeFirst();
  expect(kept?.confirmed_at).toBeInstanceOf(Date);
});

it('keeps what it cannot ask about', async () => {
  const id = await picture();
  await media.attach(person, [id]);
  await boundLongAgo(id);
  media.feed.silent = true;
  try {
    await collect();
  } finally {
    media.feed.silent = false;
  }
  expect(await rows([id])).toEqual([id]);
  await untilTrue(async () => {
    await collect();
    return (await rows([id])).length === 0;
  });
});

it('follows a profile: what it shows is confirmed, what it showed goes, what is about to be shown stays', async () => {
  const owner = await media.person();
  const [first, second] = [await picture('avatar', owner), await picture('avatar', owner)];
  const header = await picture('header', owner);
  const bind = (id: string, purpose: MediaPurpose) => media.attach(owner, [id], { purpose, subjectId: owner.id });
  const tell = (version: number, avatarMediaId: string, headerMediaId: string) =>
    media.publish(
      'profile.updated',
      { userId: owner.id, timestamp: new Date(), avatarMediaId, headerMediaId },
      version,
    );
  await bind(first, MediaPurpose.MEDIA_PURPOSE_AVATAR);
  await tell(1, first, '');
  await bind(second, MediaPurpose.MEDIA_PURPOSE_AVATAR);
  await bind(header, MediaPurpose.MEDIA_PURPOSE_HEADER);
  // Told of before the second was chosen.
  await tell(2, first, '');
  await tell(3, second, header);
  await gone([first]);
  expect((await rows([second, header])).sort()).toEqual([second, header].sort());
  await tell(4, '', header);
  await gone([second]);
  expect(await rows([header])).toEqual([header]);
});

it('keeps a profile’s picture that was chosen again before its replacement was told of, and one that was told of too early', async () => {
  const owner = await media.person();
  const [first, second, third] = [
    await picture('avatar', owner),
    await picture('avatar', owner),
    await picture('avatar', owner),
  ];
  const bind = async (id: string) => {
    await media.attach(owner, [id], { purpose: MediaPurpose.MEDIA_PURPOSE_AVATAR, subjectId: owner.id });
    return new Date();
  };
  const tell = (version: number, avatarMediaId: string, timestamp: Date) =>
    media.publish('profile.updated', { userId: owner.id, timestamp, avatarMediaId, headerMediaId: '' }, version);
  const confirmed = (id: string) =>
    untilTrue(async () =>
      media.db
        .selectFrom('media')
        .select('id')
        .where('id', '=', id)
        .where('confirmed_at', 'is not', null)
        .executeTakeFirst(),
    );
  await tell(1, first, await bind(first));
  await confirmed(first);
  const showedSecond = await bind(second);
  await untilTrue(() => Date.now() > showedSecond.getTime());
  const showedFirst = await bind(first);
  await tell(2, second, showedSecond);
  await confirmed(second);
  expect(await rows([first])).toEqual([first]);
  await tell(3, first, showedFirst);
  await gone([second]);
  // The event of the third comes, and then late one of before it.
  await untilTrue(() => Date.now() > showedFirst.getTime());
  await tell(5, third, await bind(third));
  await gone([first]);
  await tell(4, first, showedFirst);
  const header = await picture('header', owner);
  await media.attach(owner, [header], { purpose: MediaPurpose.MEDIA_PURPOSE_HEADER, subjectId: owner.id });
  await media.publish(
    'profile.updated',
    { userId: owner.id, timestamp: showedFirst, avatarMediaId: '', headerMediaId: header },
    6,
  );
  await confirmed(header);
  expect(await rows([third])).toEqual([third]);
});

it('keeps what is bound anew at the moment at which it would be collected', async () => {
  const id = await picture();
  const postId = await media.attach(person, [id]);
  await boundLongAgo(id);
  await media.attach(person, [id], { subjectId: postId });
  await collect();
  expect(await rows([id])).toEqual([id]);
});

it('erases a person: media, objects and tickets; each deletion is told', async () => {
  const owner = await media.person();
  const [shown, unshown] = [await picture('post', owner), await picture('avatar', owner)];
  await media.attach(owner, [shown]);
  const ticket = await media.ticket(owner);
  await media.publish('user.deleted', { userId: owner.id, timestamp: new Date() });
  await gone([shown, unshown]);
  await untilTrue(async () => (await media.storage.list(`${owner.id}/`)).length === 0);
  expect((await media.get(`/media/${shown}/w320`)).status).toBe(404);
  expect((await TusUpload.post(`${media.url}/uploads`, ticket, 10, { purpose: 'post' })).status).toBe(401);
  expect(await media.db.selectFrom('renditions').select('id').where('owner_id', '=', owner.id).execute()).toEqual([]);
  expect((await told('media.deleted', 2, owner.id)).sort()).toEqual([shown, unshown].sort());
});

it('removes what is stored of pictures that nothing shows, though nobody came to it', async () => {
  const id = await picture();
  const row = await media.db.selectFrom('media').select('rendition_id').where('id', '=', id).executeTakeFirstOrThrow();
  const renditionId = row.rendition_id ?? '';
  await untilTrue(async () =>
    media.db
      .selectFrom('renditions')
      .select('id')
      .where('id', '=', renditionId)
      .where('avif_at', 'is not', null)
      .executeTakeFirst(),
  );
  await media.db.deleteFrom('media').where('id', '=', id).execute();
  await media.db
    .updateTable('renditions')
    .set({ created_at: new Date(Date.now() - DAY_MS - 1000) })
    .where('id', '=', renditionId)
    .execute();
  await collect();
  expect(await media.db.selectFrom('renditions').select('id').where('id', '=', renditionId).execute()).toEqual([]);
  const keys = await media.storage.list(`${person.id}/`);
  expect(keys.filter((key) => key.includes(renditionId))).toEqual([]);
});

it('lets one process collect at a time', async () => {
  const id = await picture();
  await age(id, DAY_MS + 1000);
  await media.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${0x6d656469}, 1)`.execute(tx);
    await collect();
    expect(await rows([id])).toEqual([id]);
  });
  await collect();
  await gone([id]);
});

it('forgets tickets that ran out', async () => {
  const owner = await media.person();
  await media.ticket(owner);
  const mine = () => media.db.selectFrom('upload_tickets').select('user_id').where('user_id', '=', owner.id).execute();
  await collect();
  expect(await mine()).toHaveLength(1);
  await media.db
    .updateTable('upload_tickets')
    .set({ expires_at: new Date(0) })
    .where('user_id', '=', owner.id)
    .execute();
  await collect();
  expect(await mine()).toEqual([]);
});

/** The media that this many events told of, by who owns them. */
async function told(type: string, count: number, ownerId: string): Promise<string[]> {
  const nats = await connect({ servers: media.config.NATS_URL });
  try {
    await (await jetstreamManager(nats)).streams.info('MEDIA');
    const consumer = await jetstream(nats).consumers.get('MEDIA', { filter_subjects: [`${type}.*`] });
    const found: string[] = [];
    const messages = await consumer.consume({ expires: 5000 });
    for await (const message of messages) {
      const data = message.json<{ mediaId: string; ownerId: string }>();
      if (data.ownerId === ownerId) found.push(data.mediaId);
      if (found.length === count) break;
    }
    return found;
  } finally {
    await nats.close();
  }
}
