import { createServer, type Server, type Socket } from 'node:net';
import { freePort, untilTrue } from '@my-girok/nest-common/testing';
import { MediaState } from '@my-girok/proto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { admitPicture } from '../src/admission/picture-header.js';
import { MediaFixture } from './media-service.fixture.js';
import { animation, hugePng, jpeg, scene } from './pictures.js';

// Encoding waits its turn where machines are busy.
vi.setConfig({ testTimeout: 120_000 });

const MIB = 1024 * 1024;

describe('an upload is taken for what its content is', () => {
  let media: MediaFixture;
  beforeAll(async () => {
    media = await MediaFixture.start();
  });
  afterAll(async () => {
    await media?.stop();
  });

  const ftyp = (brand: string) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'),
      Buffer.alloc(64),
    ]);
  const text = (content: string) => Buffer.from(content);
  const half = (file: Buffer) => file.subarray(0, file.length >> 1);

  it.each([
    ['JPEG', 'image/jpeg', () => jpeg(400, 300)],
    ['PNG', 'image/png', () => scene(400, 300).png().toBuffer()],
    ['WebP', 'image/webp', () => scene(400, 300).webp().toBuffer()],
    ['GIF', 'image/gif', () => scene(400, 300).gif().toBuffer()],
    ['AVIF', 'image/avif', () => scene(400, 300).avif({ effort: 0 }).toBuffer()],
    ['grey 16-bit PNG', 'image/png', () => scene(400, 300).greyscale().toColourspace('grey16').png().toBuffer()],
    ['CMYK JPEG', 'image/jpeg', () => scene(400, 300).toColourspace('cmyk').jpeg().toBuffer()],
    ['transparent PNG', 'image/png', () => scene(400, 300).ensureAlpha(0.5).png().toBuffer()],
  ])('%s is ready as %s', async (_name, contentType, make) => {
    const medium = await media.settled(await media.person(), await make());
    expect(medium).toMatchObject({
      state: MediaState.MEDIA_STATE_READY,
      refusal: '',
      contentType,
      width: 400,
      height: 300,
    });
    expect(medium.thumbhash).toMatch(/^[A-Za-z0-9+/]{20,40}=*$/);
    expect(medium.color).toMatch(/^#[0-9a-f]{6}$/);
  });

  it.each([
    [
      'SVG',
      'MEDIA_TYPE_UNSUPPORTED',
      async () => text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    ],
    [
      'XML-declared SVG',
      'MEDIA_TYPE_UNSUPPORTED',
      async () => text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['HTML', 'MEDIA_TYPE_UNSUPPORTED', async () => text('<!doctype html><script>alert(1)</script>')],
    ['PDF', 'MEDIA_TYPE_UNSUPPORTED', async () => text('%PDF-1.7\n1 0 obj <<>> endobj')],
    ['TIFF', 'MEDIA_TYPE_UNSUPPORTED', () => scene(40, 30).tiff().toBuffer()],
    ['HEIC', 'MEDIA_HEIC_UNSUPPORTED', async () => ftyp('heic')],
    ['HEIX', 'MEDIA_HEIC_UNSUPPORTED', async () => ftyp('heix')],
    ['a cut JPEG', 'MEDIA_BROKEN', async () => half(await jpeg(800, 600))],
    ['a cut PNG', 'MEDIA_BROKEN', async () => half(await scene(300, 200).png().toBuffer())],
    ['a JPEG that is only a beginning', 'MEDIA_BROKEN', async () => Buffer.from('ffd8ffe000104a46494600010100', 'hex')],
    ['a side of 16,385', 'MEDIA_SIDE_TOO_LONG', async () => hugePng(16_385, 1)],
    ['201 million pixels', 'MEDIA_TOO_MANY_PIXELS', async () => hugePng(16_000, 12_563)],
    ['501 frames', 'MEDIA_TOO_MANY_FRAMES', () => animation('gif', 4, 4, 501)],
  ])('%s is refused with %s and its bytes go', async (_name, refusal, make) => {
    const person = await media.person();
    const medium = await media.settled(person, await make());
    expect(medium).toMatchObject({ state: MediaState.MEDIA_STATE_REFUSED, refusal });
    const row = await media.db
      .selectFrom('media')
      .select('upload_id')
      .where('id', '=', medium.id)
      .executeTakeFirstOrThrow();
    await untilTrue(async () => (await media.storage.list(`uploads/${row.upload_id}`)).length === 0);
    await untilTrue(async () => (await media.storage.list(`${person.id}/`)).length === 0);
    expect(await media.client.getUsage({}, person.as)).toMatchObject({ usedBytes: '0' });
  });
});

it('refuses a picture of a thousand million pixels by its header, without decoding it', async () => {
  const bomb = hugePng(32_768, 32_768);
  const smaller = hugePng(16_384, 16_384);
  expect(bomb.length).toBeLessThan(MIB);
  await admitPicture(await jpeg(64, 64));
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  await expect(admitPicture(bomb)).rejects.toMatchObject({ code: 'MEDIA_SIDE_TOO_LONG' });
  await expect(admitPicture(smaller)).rejects.toMatchObject({ code: 'MEDIA_TOO_MANY_PIXELS' });
  expect(performance.now() - startedAt).toBeLessThan(500);
  expect(process.memoryUsage().rss - before).toBeLessThan(20 * MIB);
});

it('reads nothing that it does not admit, whatever asks the decoder', async () => {
  await admitPicture(await jpeg(64, 64));
  await expect(
    sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).metadata(),
  ).rejects.toThrow(/unsupported/);
});

describe('with a scanner', () => {
  let clamd: Server;
  let media: MediaFixture;
  let answer = 'stream: OK';
  const scanned: Buffer[] = [];

  beforeAll(async () => {
    const port = await freePort();
    clamd = createServer((socket) => void serve(socket));
    await new Promise<void>((resolve) => clamd.listen(port, '127.0.0.1', resolve));
    media = await MediaFixture.start({ env: { CLAMAV_ADDRESS: `127.0.0.1:${port}` } });
  });
  afterAll(async () => {
    await media?.stop();
    await new Promise((resolve) => clamd.close(resolve));
  });

  /** clamd's side of INSTREAM: chunks with their lengths up to an empty one. */
  async function serve(socket: Socket): Promise<void> {
    let bytes = Buffer.alloc(0);
    for await (const chunk of socket) {
      bytes = Buffer.concat([bytes, chunk as Buffer]);
      if (!bytes.subarray(-4).equals(Buffer.alloc(4))) continue;
      const command = 'zINSTREAM\0';
      expect(bytes.toString('latin1', 0, command.length)).toBe(command);
      const parts: Buffer[] = [];
      for (let at = command.length; ; ) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) break;
        parts.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
      scanned.push(Buffer.concat(parts));
      socket.end(`${answer}\0`);
      return;
    }
  }

  it('a clean file passes, and the scanner saw all of it', async () => {
    const file = await jpeg(700, 500);
    answer = 'stream: OK';
    expect((await media.settled(await media.person(), file)).state).toBe(MediaState.MEDIA_STATE_READY);
    expect(scanned.at(-1)?.equals(file)).toBe(true);
  });

  it('what it finds is refused with MEDIA_INFECTED', async () => {
    answer = 'stream: Win.Test.EICAR_HDB-1 FOUND';
    const medium = await media.settled(await media.person(), await jpeg(300, 200, 1));
    expect(medium).toMatchObject({ state: MediaState.MEDIA_STATE_REFUSED, refusal: 'MEDIA_INFECTED' });
  });

  it('a file of a message is scanned too, whole, and nothing is kept of what is found', async () => {
    const person = await media.person();
    const file = Buffer.from('a file that only looks harmless');
    const medium = await media.settled(person, file, 'file', 'harmless.txt');
    expect(medium).toMatchObject({ state: MediaState.MEDIA_STATE_REFUSED, refusal: 'MEDIA_INFECTED' });
    expect(scanned.at(-1)?.equals(file)).toBe(true);
    await untilTrue(async () => (await media.storage.list(`uploads/${medium.id}`)).length === 0);
    expect(await media.storage.list(`${person.id}/`)).toEqual([]);
  });

  it('while it cannot say, the upload waits', async () => {
    answer = 'INSTREAM size limit exceeded. ERROR';
    const asked = scanned.length;
    const mediaId = await media.upload(await media.person(), await jpeg(300, 200, 2));
    await untilTrue(() => scanned.length > asked + 1, { timeoutMs: 20_000 });
    expect((await media.medium(mediaId))?.state).toBe(MediaState.MEDIA_STATE_PROCESSING);
    answer = 'stream: OK';
    expect((await media.settledMedium(mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
  });
});
