import { connect, createServer, type Socket } from 'node:net';
import { engines, freePort } from '@my-girok/nest-common/testing';
import { MediaState } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MediaFixture } from './media-service.fixture.js';
import { jpeg } from './pictures.js';
import { TusUpload } from './tus-upload.js';

// Encoding waits its turn where machines are busy.
vi.setConfig({ testTimeout: 120_000 });

/** A way to S3 that can be cut. */
const sockets = new Set<Socket>();
let cut = false;
const way = createServer((client) => {
  if (cut) return client.destroy();
  const server = connect(Number(new URL(engines().S3_ENDPOINT).port), '127.0.0.1');
  for (const socket of [client, server]) {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      client.destroy();
      server.destroy();
    });
  }
  client.pipe(server).pipe(client);
});
const cutIt = () => {
  cut = true;
  for (const socket of sockets) socket.destroy();
};

let media: MediaFixture;
beforeAll(async () => {
  const port = await freePort();
  await new Promise<void>((resolve) => way.listen(port, '127.0.0.1', resolve));
  media = await MediaFixture.start({ env: { S3_ENDPOINT: `http://127.0.0.1:${port}` } });
});
afterAll(async () => {
  cut = false;
  await media?.stop();
  await new Promise((resolve) => way.close(resolve));
});

it('an upload waits for S3: nothing is called lost while it is away, and all goes on when it is back', async () => {
  const person = await media.person();
  const file = await jpeg(900, 600);
  const upload = await media.begin(person, file);
  expect((await upload.send(0, 1000)).status).toBe(204);
  cutIt();
  try {
    expect((await upload.request('HEAD')).status).toBe(503);
    const answer = await upload.send(1000, file.length);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'COMMON_SERVICE_UNAVAILABLE' });
    const created = await TusUpload.post(`${media.url}/uploads`, upload.ticket, 100, { purpose: 'post' });
    expect(created.status).toBe(503);
    expect((await fetch(`${media.url}/readyz`)).status).toBe(503);
  } finally {
    cut = false;
  }
  expect(await upload.offset()).toBe(1000);
  await upload.sendAll(1000);
  expect((await media.settledMedium(upload.mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
  expect(await media.client.getUsage({}, person.as)).toMatchObject({ usedBytes: `${file.length}` });
});

it('a picture is made once S3 is back, not refused', async () => {
  const person = await media.person();
  const upload = await media.begin(person, await jpeg(700, 500, 1));
  await upload.sendAll();
  cutIt();
  try {
    expect((await media.medium(upload.mediaId))?.state).not.toBe(MediaState.MEDIA_STATE_REFUSED);
  } finally {
    cut = false;
  }
  expect((await media.settledMedium(upload.mediaId)).state).toBe(MediaState.MEDIA_STATE_READY);
});
