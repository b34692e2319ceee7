import { uuidv7 } from '@my-girok/nest-common';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Device } from './device.js';
import { NotificationFixture, type TestPerson } from './notification-service.fixture.js';
import { Random } from './random.js';

vi.setConfig({ testTimeout: 120_000 });

let fixture: NotificationFixture;
beforeAll(async () => {
  fixture = await NotificationFixture.start();
});
afterAll(() => fixture?.stop());

const STEPS = 50;

/** What anybody could work out with a pencil: who likes which post of the person, and which comments stand. */
class Model {
  readonly likes = new Map<string, Set<string>>();
  readonly comments = new Map<string, string>();
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'whatever happens, listening, coming back and loading anew show the same, and every number is there (seed %i)',
  async (seed) => {
    const random = new Random(seed);
    const person = await fixture.person();
    const fans = await fixture.people(4);
    const posts = Array.from({ length: 3 }, () => uuidv7());
    const model = new Model();
    const devices = { listening: await Device.load(fixture, person), rare: await Device.load(fixture, person) };
    for (let step = 0; step < STEPS; step++) {
      await act(random, person, fans, posts, model);
      if (random.below(4) === 0) await devices.listening.hear();
      if (random.below(9) === 0) await devices.rare.comeBack(1 + random.below(5));
    }
    await devices.listening.hear();
    await devices.rare.comeBack();
    const inbox = await fixture.inbox(person);
    const unread = inbox.filter(({ read }) => !read);
    for (const device of [devices.listening, devices.rare, await Device.load(fixture, person)]) {
      expect(device.unread()).toEqual(unread);
      expect(device.state().unread).toBe(unread.length);
      expect(device.state().notifications).toEqual(expect.arrayContaining(inbox));
    }
    compare(inbox, model);
    const { events } = await fixture.replay(person.id, await fixture.beginning(person.id), 3);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  },
);

async function act(random: Random, person: TestPerson, fans: TestPerson[], posts: string[], model: Model) {
  const [fan, postId] = [random.of(fans), random.of(posts)];
  const likes = model.likes.get(postId) ?? new Set();
  model.likes.set(postId, likes);
  const like = { postId, authorId: person.id, userId: fan.id };
  switch (random.below(7)) {
    case 0:
    case 1:
      if (likes.has(fan.id)) return;
      likes.add(fan.id);
      return fixture.applied('post.liked', like);
    case 2:
      if (!likes.delete(fan.id)) return;
      return fixture.applied('post.unliked', like);
    case 3: {
      const commentId = uuidv7();
      model.comments.set(commentId, postId);
      const comment = { commentId, postId, authorId: fan.id, postAuthorId: person.id };
      return fixture.applied('comment.created', comment);
    }
    case 4: {
      const [commentId, on] = [...model.comments][random.below(model.comments.size)] ?? [];
      if (!commentId) return;
      model.comments.delete(commentId);
      return fixture.applied('comment.deleted', { commentId, postId: on });
    }
    case 5: {
      const shown = await fixture.inbox(person);
      const some = shown.filter(() => random.below(2) === 0).map(({ id }) => id);
      if (some.length > 0) await fixture.client.markRead({ notificationIds: some }, person.as);
      return;
    }
    default: {
      const shown = await fixture.inbox(person);
      const until = shown[random.below(shown.length)]?.updatedAt;
      if (until) await fixture.client.markRead({ until }, person.as);
    }
  }
}

/** Every like that stands is told in exactly one notification of its post, every comment in its own, and nothing else is told. */
function compare(inbox: Awaited<ReturnType<NotificationFixture['inbox']>>, model: Model): void {
  for (const [postId, likes] of model.likes) {
    const told = inbox.filter(({ subjectId }) => subjectId === postId);
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(likes.size);
    for (const { actorIds, actorCount } of told) {
      expect(actorIds).toHaveLength(Math.min(3, actorCount));
      expect(actorIds.every((id) => likes.has(id))).toBe(true);
    }
  }
  const comments = inbox.filter(({ postId }) => postId !== '');
  expect(new Set(comments.map(({ subjectId }) => subjectId))).toEqual(new Set(model.comments.keys()));
  const others = inbox.filter(({ subjectId, postId }) => postId === '' && !model.likes.has(subjectId));
  expect(others).toEqual([]);
}
