import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { NotificationFixture, type TestPerson } from './notification-service.fixture.js';
import { ServiceProcess } from './service-process.js';

vi.setConfig({ testTimeout: 300_000 });

const LIKES = 150;
const KILLS = 3;
const PATIENCE = { timeoutMs: 60_000 };

let fixture: NotificationFixture;
let service: ServiceProcess;
beforeAll(async () => {
  fixture = await NotificationFixture.start({
    inProcess: false,
    env: { NOTIFICATION_MESSAGE_DELAY_SECONDS: '2' },
  });
  service = new ServiceProcess(fixture.env, fixture.url);
  await service.start();
}, 200_000);
afterAll(async () => {
  await service?.kill();
  await fixture?.stop();
});

it('killed again and again while it works, the service applies every event once, and every number is sent once', async () => {
  const person = await fixture.person();
  const posts = Array.from({ length: 4 }, () => uuidv7());
  const applied = () => fixture.db.selectFrom('notification_actors').select('actor_id').execute();
  for (let i = 0; i < LIKES; i++) {
    const postId = posts[i % posts.length] as string;
    await fixture.publish('post.liked', { postId, authorId: person.id, userId: uuidv7() });
  }
  for (let kills = 1; kills <= KILLS; kills++) {
    const enough = (kills * LIKES) / (KILLS + 2);
    await untilTrue(async () => (await applied()).length >= enough, PATIENCE);
    await service.kill();
    expect((await applied()).length).toBeLessThanOrEqual(LIKES);
    await service.start();
  }
  await untilTrue(async () => (await applied()).length === LIKES, PATIENCE);
  const inbox = await fixture.inbox(person);
  expect(inbox).toHaveLength(posts.length);
  expect(inbox.reduce((sum, { actorCount }) => sum + actorCount, 0)).toBe(LIKES);
  expect(inbox.reduce((sum, { count }) => sum + count, 0)).toBe(LIKES);
  expect(await fixture.unread(person)).toBe(posts.length);
  const numbers = Array.from({ length: LIKES }, (_, i) => i + 1);
  const { events } = await fixture.replay(person.id, await fixture.beginning(person.id));
  expect(events.map(({ seq }) => seq)).toEqual(numbers);
  const sent = await untilTrue(async () => {
    const found = await fixture.streamed(person.id);
    return found.length >= LIKES ? found : undefined;
  }, PATIENCE);
  expect(sent.map(({ seq }) => seq)).toEqual(numbers);
});

it('messages that waited when the service was killed are told when it is back', async () => {
  const [reader, writer] = (await fixture.people(2)) as [TestPerson, TestPerson];
  const roomId = uuidv7();
  await fixture.message(roomId, 1, writer.id, { notifyIds: [reader.id] });
  await service.kill();
  await service.start();
  const [told] = await untilTrue(async () => {
    const inbox = await fixture.inbox(reader);
    return inbox.length > 0 ? inbox : undefined;
  }, PATIENCE);
  expect(told).toMatchObject({ subjectId: roomId, count: 1, actorIds: [writer.id] });
  expect(await fixture.live(reader.id)).toHaveLength(1);
});
