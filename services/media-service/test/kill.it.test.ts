import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { MediaState } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MediaFixture } from './media-service.fixture.js';
import { jpeg } from './pictures.js';
import { ServiceProcess } from './service-process.js';
import type { TusUpload } from './tus-upload.js';

vi.setConfig({ testTimeout: 300_000 });

const MIB = 1024 * 1024;

let media: MediaFixture;
let service: ServiceProcess;
beforeAll(async () => {
  media = await MediaFixture.start({ inProcess: false });
  service = new ServiceProcess(media.env, media.url);
  await service.start();
}, 200_000);
afterAll(async () => {
  await service?.kill();
  await media?.stop();
});

/** Begins to send everything from an offset on, and stops half-way without a word. */
function sendHalf(upload: TusUpload, file: Buffer, from: number): Promise<void> {
  const rest = file.subarray(from);
  const sending = request(upload.location, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-ticket': upload.ticket,
      'upload-offset': from,
      'content-type': 'application/offset+octet-stream',
      'content-length': rest.length,
    },
  });
  sending.on('error', () => undefined);
  return new Promise((resolve) => {
    sending.write(rest.subarray(0, rest.length >> 1), () => resolve());
  });
}

it('an upload goes on after the service was killed in the middle of it, with another ticket, and nothing acknowledged is lost', async () => {
  const person = await media.person();
  const file = Buffer.concat([await jpeg(1000, 700), randomBytes(14 * MIB)]);
  const upload = await media.begin(person, file);
  await upload.sendAll(0, file.length);
  const second = await media.begin(person, file);
  expect((await second.send(0, 6 * MIB)).status).toBe(204);
  await sendHalf(second, file, 6 * MIB);
  await service.kill();
  await service.start();
  second.ticket = await media.ticket(person);
  const offset = await second.offset();
  expect(offset).toBeGreaterThanOrEqual(6 * MIB);
  await second.sendAll(offset, 4 * MIB);
  for (const { mediaId } of [upload, second]) {
    expect((await media.settledMedium(mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
  }
});

it('a client that vanished without a word does not keep the next request out', async () => {
  const person = await media.person();
  const file = Buffer.concat([await jpeg(400, 300, 1), randomBytes(2 * MIB)]);
  const upload = await media.begin(person, file);
  await sendHalf(upload, file, 0);
  await upload.sendAll(await upload.offset());
  expect((await media.settledMedium(upload.mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
});

it('an upload that was whole becomes ready though the service is killed while it works on it', async () => {
  const person = await media.person();
  const mediaId = await media.upload(person, await jpeg(3000, 2000, 2));
  await service.kill();
  await service.start();
  await service.kill();
  await service.start();
  expect((await media.settledMedium(mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
  await media.attach(person, [mediaId]);
  expect((await media.get(`/media/${mediaId}/w1920`)).status).toBe(200);
});
