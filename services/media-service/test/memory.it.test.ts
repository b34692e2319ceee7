import { randomBytes } from 'node:crypto';
import { MediaState } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MediaFixture } from './media-service.fixture.js';
import { jpeg } from './pictures.js';
import { ServiceProcess } from './service-process.js';

vi.setConfig({ testTimeout: 600_000 });

const MIB = 1024 * 1024;
const UPLOADS = 16;
/** MEDIA_DECODE_BYTES, the heap's 256 MiB and a few originals in hand. */
const BOUND = 768 * MIB;

let media: MediaFixture;
let service: ServiceProcess;
beforeAll(async () => {
  media = await MediaFixture.start({ inProcess: false, env: { MEDIA_WORKERS: '2' } });
  service = new ServiceProcess(media.env, media.url);
  await service.start();
}, 200_000);
afterAll(async () => {
  await service?.kill();
  await media?.stop();
});

it(`${UPLOADS} uploads of 20 MB at once stay within ${BOUND / MIB} MiB`, async () => {
  const photograph = await jpeg(4000, 3000);
  // What a camera writes behind the picture: read with it, and never shown.
  const file = Buffer.concat([photograph, randomBytes(LIMITS.uploadBytesMax - photograph.length)]);
  const mediaIds = await Promise.all(
    Array.from({ length: UPLOADS }, async () => media.upload(await media.person(), file)),
  );
  for (const mediaId of mediaIds) {
    expect((await media.settledMedium(mediaId, 400_000)).state).toBe(MediaState.MEDIA_STATE_READY);
  }
  expect(await service.peakBytes()).toBeLessThan(BOUND);
});
