import { EventsRuntime, partitionOf, uuidv7 } from '@my-girok/nest-common';
import { engines, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import { jetstream, jetstreamManager, type StoredMsg } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostsService, plainClient, startPostsService } from './posts-service.fixture.js';
import { mongodb, postgres } from './posts-store.js';

/** Everything in stream FEED about one aggregate. */
async function stored(aggregateId: string): Promise<StoredMsg[]> {
  const nats = await connect({ servers: engines().NATS_URL });
  try {
    const jsm = await jetstreamManager(nats);
    const found: StoredMsg[] = [];
    let seq = 1;
    for (;;) {
      const subject = `post.created.${partitionOf(aggregateId)}`;
      const next = await jsm.direct.getMessage('FEED', { seq, next_by_subj: subject }).catch(() => null);
      if (!next) return found;
      seq = next.seq + 1;
      if (next.header.get('ce-subject') === aggregateId) found.push(next);
    }
  } finally {
    await nats.close();
  }
}

/** Stores a message in FEED again under another message id, as a relay does after the duplicate window. */
async function storeAgain(message: StoredMsg): Promise<void> {
  const nats = await connect({ servers: engines().NATS_URL });
  try {
    const headers = message.header;
    headers.delete('Nats-Msg-Id');
    headers.delete('Nats-Expected-Stream');
    await jetstream(nats).publish(message.subject, message.data, { headers });
  } finally {
    await nats.close();
  }
}

describe.each([postgres, mongodb])('events over $name', (kind) => {
  let identity: TestIdentity;
  let database: Awaited<ReturnType<typeof kind.open>>;
  let service: PostsService;
  const name = `feed-service-${kind.name.toLowerCase()}`;
  const effectsOf = async (postId: string) => (await service.store.effects()).filter((text) => text.startsWith(postId));

  beforeAll(async () => {
    identity = await TestIdentity.start([name]);
    database = await kind.open();
    service = await startPostsService(identity, database, { name });
  });

  afterAll(async () => {
    await service?.stop();
    await database?.drop();
    await identity?.stop();
  });

  it('publishes what a use case added, as a CloudEvent that continues its trace, and applies it', async () => {
    const feed = plainClient(service);
    const userId = uuidv7();
    const { post } = await feed.createPost({ content: 'hello' }, { as: await identity.personToken(userId) });
    feed.close();
    const id = post?.id as string;
    await untilTrue(async () => (await effectsOf(id)).length === 1);
    const [message] = await stored(id);
    expect(message?.subject).toBe(`post.created.${partitionOf(id)}`);
    expect(JSON.parse(message?.string() ?? '')).toMatchObject({ postId: id, authorId: userId });
    const header = (key: string) => message?.header.get(key);
    expect(header('ce-specversion')).toBe('1.0');
    expect(header('ce-type')).toBe('post.created');
    expect(header('ce-source')).toBe(`/${name}`);
    expect(header('ce-aggregateversion')).toBe('1');
    expect(header('Nats-Msg-Id')).toBe(header('ce-id'));
    const handled = service.behaviour.handled.find(({ event }) => event.aggregateId === id);
    expect(header('traceparent')).toContain(handled?.traceId);
    await untilTrue(async () => (await service.store.fanOuts()).includes(id));
  });

  it('is applied after the commit without anybody asking', async () => {
    const id = uuidv7();
    await service.store.emit(id);
    await untilTrue(async () => (await effectsOf(id)).length === 1, { everyMs: 5 });
  });

  it('emits nothing when the transaction rolls back, and leaves no gap in the versions', async () => {
    const id = uuidv7();
    await service.store.emit(id);
    await expect(service.store.emit(id, { fail: true })).rejects.toThrow('rolled back');
    await service.store.emit(id);
    await untilTrue(async () => (await effectsOf(id)).length === 2);
    expect(await effectsOf(id)).toEqual([`${id} v1`, `${id} v2`]);
  });

  it("keeps each aggregate's order with many written at once", async () => {
    const ids = Array.from({ length: 8 }, () => uuidv7());
    await Promise.all(
      ids.map(async (id) => {
        for (let n = 0; n < 5; n += 1) await service.store.emit(id);
      }),
    );
    await untilTrue(async () => (await service.store.unsent()) === 0, { timeoutMs: 20_000 });
    for (const id of ids) {
      await untilTrue(async () => (await effectsOf(id)).length === 5, { timeoutMs: 20_000 });
      expect(await effectsOf(id)).toEqual([1, 2, 3, 4, 5].map((version) => `${id} v${version}`));
    }
  });

  it('gives concurrent transactions on one aggregate different versions', async () => {
    const id = uuidv7();
    await Promise.all(Array.from({ length: 6 }, () => service.store.emit(id)));
    await untilTrue(async () => (await effectsOf(id)).length === 6, { timeoutMs: 20_000 });
    expect(await effectsOf(id)).toEqual([1, 2, 3, 4, 5, 6].map((version) => `${id} v${version}`));
  });

  it('does not apply again what a relay publishes again after dying between publish and mark', async () => {
    const id = uuidv7();
    await service.store.emit(id);
    await service.store.emit(id);
    await untilTrue(async () => (await effectsOf(id)).length === 2);
    await service.store.forgetSent();
    await untilTrue(async () => (await service.store.unsent()) === 0, { timeoutMs: 20_000 });
    expect(await stored(id)).toHaveLength(2);
    // Beyond the stream's duplicate window the same event is stored twice: the inbox drops it.
    for (const message of await stored(id)) await storeAgain(message);
    await service.store.emit(id);
    await untilTrue(async () => (await effectsOf(id)).includes(`${id} v3`));
    expect(await effectsOf(id)).toEqual([`${id} v1`, `${id} v2`, `${id} v3`]);
    expect((await service.store.fanOuts()).filter((postId) => postId === id)).toHaveLength(3);
  });

  it('undoes the effect of a handler that fails, tries again, and applies it once', async () => {
    const id = uuidv7();
    service.behaviour.poison.add(id);
    await service.store.emit(id);
    await untilTrue(async () => (await service.store.fanOuts()).includes(id));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await effectsOf(id)).toEqual([]);
    service.behaviour.poison.delete(id);
    await untilTrue(async () => (await effectsOf(id)).length === 1);
  });

  it('parks poison, holds back only its own aggregate, and replays in order', async () => {
    const bad = uuidv7();
    let good = uuidv7();
    while (partitionOf(good) !== partitionOf(bad)) good = uuidv7();
    const runtime = service.app.get(EventsRuntime);
    service.behaviour.poison.add(bad);
    await service.store.emit(bad);
    const letter = await untilTrue(async () => (await runtime.deadLetters({ aggregateId: bad })).at(0), {
      timeoutMs: 25_000,
    });
    expect(letter).toMatchObject({
      consumer: `${name}_recordPost`,
      reason: 'DomainError TEST_POISON',
      attempts: 8,
    });
    service.behaviour.poison.delete(bad);
    await service.store.emit(bad);
    await service.store.emit(good);
    await untilTrue(async () => (await effectsOf(good)).length === 1);
    await untilTrue(async () => (await runtime.deadLetters({ aggregateId: bad })).length === 2);
    expect(await effectsOf(bad)).toEqual([]);
    service.behaviour.poison.add(bad);
    expect(await runtime.replayDeadLetters({ aggregateId: bad })).toEqual({ applied: 0, remaining: 2 });
    service.behaviour.poison.delete(bad);
    expect(await runtime.replayDeadLetters({ aggregateId: bad })).toEqual({ applied: 2, remaining: 0 });
    expect(await effectsOf(bad)).toEqual([`${bad} v1`, `${bad} v2`]);
    await service.store.emit(bad);
    await untilTrue(async () => (await effectsOf(bad)).includes(`${bad} v3`));
    expect(await runtime.deadLetters({ aggregateId: bad })).toEqual([]);
  }, 60_000);

  it('goes on in another process of the service when the leading one stops', async () => {
    const second = await startPostsService(identity, database, { name });
    try {
      const [first, next] = [uuidv7(), uuidv7()];
      await service.store.emit(first);
      await untilTrue(async () => (await effectsOf(first)).length === 1);
      await service.stop();
      service = second;
      await second.store.emit(next);
      await untilTrue(async () => (await effectsOf(next)).length === 1);
      expect(await effectsOf(first)).toEqual([`${first} v1`]);
    } catch (error) {
      await second.stop();
      throw error;
    }
  });
});
