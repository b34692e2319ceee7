import { untilTrue } from '@my-girok/nest-common/testing';
import { type Media, MediaPurpose, MediaState } from '@my-girok/proto';
import { MEDIA_PRESETS, type MediaPurpose as Purpose } from '@my-girok/types';
import sharp, { type Metadata } from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MediaFixture, type TestPerson } from './media-service.fixture.js';
import { animation, jpeg, scene } from './pictures.js';

// Encoding waits its turn where machines are busy.
vi.setConfig({ testTimeout: 120_000 });

const AVIF = { accept: 'image/avif,image/webp,*/*' };

let media: MediaFixture;
let person: TestPerson;
beforeAll(async () => {
  media = await MediaFixture.start();
  person = await media.person();
});
afterAll(async () => {
  await media?.stop();
});

const purposes: Record<Purpose, MediaPurpose> = {
  post: MediaPurpose.MEDIA_PURPOSE_POST,
  avatar: MediaPurpose.MEDIA_PURPOSE_AVATAR,
  header: MediaPurpose.MEDIA_PURPOSE_HEADER,
  message: MediaPurpose.MEDIA_PURPOSE_MESSAGE,
  file: MediaPurpose.MEDIA_PURPOSE_FILE,
};

/** A picture that is shown to everybody. */
async function shown(file: Buffer, purpose: Purpose = 'post'): Promise<Media> {
  const medium = await media.settled(person, file, purpose);
  expect(medium.state).toBe(MediaState.MEDIA_STATE_READY);
  await media.attach(person, [medium.id], { purpose: purposes[purpose] });
  return medium;
}

async function bytes(mediaId: string, preset: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const answer = await media.get(`/media/${mediaId}/${preset}`, headers);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const look = async (mediaId: string, preset: string): Promise<Metadata> =>
  sharp(await bytes(mediaId, preset), { animated: true }).metadata();

async function rendition(mediaId: string) {
  return media.db
    .selectFrom('media')
    .innerJoin('renditions', 'renditions.id', 'media.rendition_id')
    .selectAll('renditions')
    .where('media.id', '=', mediaId)
    .executeTakeFirstOrThrow();
}

describe('what people see', () => {
  it('never enlarges, and keeps each purpose to its presets', async () => {
    const { id } = await shown(await jpeg(1000, 700));
    for (const { name, ...preset } of MEDIA_PRESETS.post as readonly {
      name: string;
      width: number;
      height?: number;
    }[]) {
      const { width, height, format } = await look(id, name);
      expect({ name, format, width }).toEqual({ name, format: 'webp', width: Math.min(preset.width, 1000) });
      expect(height).toBe(preset.height ?? Math.round((700 * Math.min(preset.width, 1000)) / 1000));
    }
    for (const preset of ['avatar96', 'original', 'w321', 'constructor', '..']) {
      expect((await media.get(`/media/${id}/${preset}`)).status).toBe(404);
    }
  });

  it.each([
    ['avatar', 'avatar384', 384, 384],
    ['header', 'header1920', 1920, 640],
  ] as const)('of an %s is cut to its shape', async (purpose, preset, width, height) => {
    const { id } = await shown(await jpeg(2000, 1400, 3), purpose);
    expect(await look(id, preset)).toMatchObject({ width, height });
    expect((await media.get(`/media/${id}/w320`)).status).toBe(404);
  });

  it('is cut around what draws the eye', async () => {
    const dull = Buffer.alloc(1200 * 300 * 3, 128);
    const face = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#e8453c' } })
      .png()
      .toBuffer();
    const file = await sharp(dull, { raw: { width: 1200, height: 300, channels: 3 } })
      .composite([{ input: face, left: 950, top: 50 }])
      .jpeg({ quality: 95 })
      .toBuffer();
    const { id } = await shown(file, 'avatar');
    const { channels } = await sharp(await bytes(id, 'avatar192')).stats();
    // The middle of it would be grey.
    expect((channels[0]?.mean ?? 0) - (channels[2]?.mean ?? 0)).toBeGreaterThan(30);
  });

  it('holds nothing of what the file told besides the picture: no EXIF, GPS, XMP or profile', async () => {
    const file = await scene(900, 600, 4)
      .withIccProfile('p3')
      .withExif({
        IFD0: { Make: 'Camera', Artist: 'Secret Name' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '37/1 33/1 59/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '126/1 58/1 40/1',
        },
      })
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
      )
      .jpeg()
      .toBuffer();
    const before = await sharp(file).metadata();
    expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true);
    const { id } = await shown(file);
    await untilTrue(async () => (await rendition(id)).avif_at, { timeoutMs: 100_000 });
    for (const headers of [{}, AVIF]) {
      for (const { name } of MEDIA_PRESETS.post) {
        const out = await bytes(id, name, headers);
        const { exif, xmp, icc, iptc, orientation } = await sharp(out).metadata();
        expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
        expect(out.includes('Secret Name')).toBe(false);
      }
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is turned as its orientation %i says', async (orientation) => {
    const upright = scene(320, 200, 5);
    const file = await upright.clone().withMetadata({ orientation }).png().toBuffer();
    const medium = await shown(file);
    const lying = orientation >= 5;
    expect(medium).toMatchObject(lying ? { width: 200, height: 320 } : { width: 320, height: 200 });
    const wanted = await sharp(file).autoOrient().webp({ quality: 80 }).toBuffer();
    const [want, have] = await Promise.all(
      [wanted, await bytes(medium.id, 'w960')].map((picture) => sharp(picture).removeAlpha().raw().toBuffer()),
    );
    expect(have?.length).toBe(want?.length);
    const distance = (have ?? Buffer.alloc(0)).reduce((sum, value, at) => sum + Math.abs(value - (want?.[at] ?? 0)), 0);
    expect(distance / (want?.length ?? 1)).toBeLessThan(1);
  });

  it.each(['gif', 'webp'] as const)('keeps moving where it may: %s', async (format) => {
    const medium = await shown(await animation(format, 1200, 300, 6));
    expect(medium).toMatchObject({ animated: true, width: 1200, height: 300 });
    for (const [preset, width] of [
      ['w320', 320],
      ['w960', 960],
      ['w1920', 960],
    ] as const) {
      expect(await look(medium.id, preset)).toMatchObject({ width, pages: 6, delay: [80, 80, 80, 80, 80, 80] });
    }
    for (const preset of ['poster', 'thumb']) expect((await look(medium.id, preset)).pages ?? 1).toBe(1);
    await untilTrue(async () => (await rendition(medium.id)).avif_at, { timeoutMs: 100_000 });
    const answer = await media.get(`/media/${medium.id}/w640`, AVIF);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('becomes AVIF a little later, for who takes it', async () => {
    const { id } = await shown(await jpeg(1400, 900, 6));
    await untilTrue(async () => (await rendition(id)).avif_at, { timeoutMs: 100_000 });
    const answer = await media.get(`/media/${id}/w640`, AVIF);
    expect(answer.headers.get('content-type')).toBe('image/avif');
    const out = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect(out).toMatchObject({ format: 'heif', compression: 'av1', width: 640 });
    expect((await media.get(`/media/${id}/w640`)).headers.get('content-type')).toBe('image/webp');
  });
});

describe('the same bytes', () => {
  it('are stored once for one owner and purpose, and twice for two', async () => {
    const file = await jpeg(640, 480, 7);
    const [one, two] = [await media.person(), await media.person()];
    const first = await media.settled(one, file);
    const again = await media.settled(one, file);
    const avatar = await media.settled(one, file, 'avatar');
    const theirs = await media.settled(two, file);
    const ids = await Promise.all([first, again, avatar, theirs].map(async ({ id }) => (await rendition(id)).id));
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
    expect(again).toMatchObject({ width: 640, height: 480, thumbhash: first.thumbhash, color: first.color });
    const originals = async (owner: TestPerson) =>
      (await media.storage.list(`${owner.id}/`)).filter((key) => key.endsWith('/original'));
    expect(await originals(one)).toHaveLength(2);
    expect(await originals(two)).toHaveLength(1);
  });

  it('stay until the last medium that shows them is deleted', async () => {
    const owner = await media.person();
    const file = await jpeg(500, 400, 8);
    const [first, second] = [await media.settled(owner, file), await media.settled(owner, file)];
    await media.attach(owner, [second.id]);
    await media.client.discardMedia({ mediaId: first.id }, owner.as);
    await untilTrue(
      async () => !(await media.db.selectFrom('media').select('id').where('id', '=', first.id).executeTakeFirst()),
    );
    expect((await media.get(`/media/${second.id}/w320`)).status).toBe(200);
    const [{ subject_id: postId } = { subject_id: null }] = await media.db
      .selectFrom('media')
      .select('subject_id')
      .where('id', '=', second.id)
      .execute();
    await media.publish('post.deleted', { postId: postId ?? '', authorId: owner.id, timestamp: new Date() });
    await untilTrue(async () => (await media.storage.list(`${owner.id}/`)).length === 0);
    const fresh = await media.settled(owner, file);
    expect(fresh.state).toBe(MediaState.MEDIA_STATE_READY);
  });
});
