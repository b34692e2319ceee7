import { uuidv7 } from '@my-girok/nest-common';
import { freePort, untilTrue } from '@my-girok/nest-common/testing';
import type { INestApplication } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { startNotificationService } from '../src/start.js';
import { NotificationFixture, PATIENCE, type TestPerson } from './notification-service.fixture.js';

const ROOMS = 30;

let fixture: NotificationFixture;
let second: INestApplication;
beforeAll(async () => {
  fixture = await NotificationFixture.start();
  const ports = { GRPC_PORT: `${await freePort()}`, HTTP_PORT: `${await freePort()}` };
  second = await startNotificationService(readConfig({ ...fixture.env, ...ports }), { signals: false });
});
afterAll(async () => {
  await second?.close();
  await fixture?.stop();
});

it('share the work: every message is told once, and the numbers have no gaps', async () => {
  const [reader, writer] = (await fixture.people(2)) as [TestPerson, TestPerson];
  const rooms = Array.from({ length: ROOMS }, () => uuidv7());
  await Promise.all(rooms.map((roomId) => fixture.message(roomId, 1, writer.id, { notifyIds: [reader.id] })));
  const told = await untilTrue(async () => {
    const inbox = await fixture.inbox(reader);
    return inbox.length >= ROOMS ? inbox : undefined;
  }, PATIENCE);
  expect(new Set(told.map(({ subjectId }) => subjectId))).toEqual(new Set(rooms));
  expect(told.every(({ count }) => count === 1)).toBe(true);
  expect((await fixture.live(reader.id)).map(({ seq }) => seq)).toEqual(rooms.map((_, i) => i + 1));
  expect(await fixture.unread(reader)).toBe(ROOMS);
});
