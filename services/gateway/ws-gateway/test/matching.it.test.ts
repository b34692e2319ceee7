import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { matchingV1 } from '@my-girok/proto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Client, GatewayFixture, type Node, type Person } from './ws-gateway.fixture.js';

const { MatchState } = matchingV1;
const { MATCH_STATE_WAITING: WAITING, MATCH_STATE_FOUND: FOUND, MATCH_STATE_STARTED: STARTED } = MatchState;
const { MATCH_STATE_ENDED: ENDED, MATCH_STATE_ACCEPTED: ACCEPTED } = MatchState;
const criteria = { languages: ['ko', 'en'], interests: ['music'], intent: 'friends', strictness: 'balanced' };

let gateway: GatewayFixture;
let here: Node;
let there: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  [here, there] = [await gateway.node(), await gateway.node()];
});
afterAll(() => gateway?.stop());
afterEach(() => {
  gateway.services.matching.beforeAnswering = async () => undefined;
  gateway.services.away.clear();
});

const owner = () => gateway.services.matching;
/** Moves somebody on, and tells it. */
const move = async (person: Person, state: matchingV1.MatchState, over?: Partial<matchingV1.Status>) => {
  const status = owner().move(person, state, over);
  await gateway.tell(person, status);
  return status;
};
/** What was said of somebody whose sockets are held, call by call. */
const keptOf = ({ userId }: Person) => owner().kept.flatMap((page) => page.filter((each) => each.userId === userId));
/** Waits until everything that was told so far has come to a node: there is one order for everybody. */
const settled = async (node: Node) => {
  const other = gateway.person();
  const watcher = await gateway.matching(node, other);
  owner().move(other, WAITING);
  await gateway.tell(other, owner().of(other.userId));
  await untilTrue(() => watcher.states().length > 1);
  watcher.socket.disconnect();
};

describe('how it stands', () => {
  it('is told on every connection, and each change to all sockets of the person on all nodes, to nobody else', async () => {
    const [ann, ben] = gateway.people();
    owner().move(ann, WAITING);
    const [phone, desk] = [await gateway.matching(here, ann), await gateway.matching(there, ann)];
    const forBen = await gateway.matching(here, ben);
    await move(ann, FOUND);
    await move(ann, ACCEPTED);
    await move(ann, STARTED);
    await move(ann, STARTED);
    await move(ann, ENDED);
    for (const client of [phone, desk]) {
      await untilTrue(() => client.states().length === 6);
      expect(client.states()).toEqual([
        ['queue.status', 't1', 1, 'waiting'],
        ['match.found', 't1', 2, 'found'],
        ['match.found', 't1', 3, 'accepted'],
        ['match.started', 't1', 4, 'started'],
        ['match.updated', 't1', 5, 'started'],
        ['match.ended', 't1', 6, 'ended'],
      ]);
    }
    const [frame] = phone.named('match.started');
    expect(frame).toMatchObject({
      channel: `matching:${ann.userId}`,
      epoch: expect.any(String),
      seq: 0,
      data: {
        status: { match: { id: `match-of-${ann.userId}`, other: { id: 'other', name: 'kind-wren' } }, note: null },
      },
    });
    expect(forBen.states()).toEqual([['queue.status', '', 0, 'idle']]);
  });

  it('never goes back, whatever comes late, twice, or from an earlier ticket', async () => {
    const ann = gateway.person();
    owner().move(ann, WAITING);
    const sockets = [await gateway.matching(here, ann), await gateway.matching(there, ann)];
    const states = [FOUND, ACCEPTED, STARTED].map((state) => owner().move(ann, state));
    const [found, accepted, started] = states as [matchingV1.Status, matchingV1.Status, matchingV1.Status];
    for (const status of [started, found, accepted, started, found]) await gateway.tell(ann, status);
    const next = await move(ann, WAITING, { ticketId: 't2' });
    for (const status of [accepted, next, started]) await gateway.tell(ann, status);
    await move(ann, FOUND);
    for (const client of sockets) {
      await untilTrue(() => client.states().at(-1)?.[2] === 2 && client.states().at(-1)?.[1] === 't2');
      expect(client.states()).toEqual([
        ['queue.status', 't1', 1, 'waiting'],
        ['match.started', 't1', 4, 'started'],
        ['queue.status', 't2', 1, 'waiting'],
        ['match.found', 't2', 2, 'found'],
      ]);
    }
  });

  it('is asked of the owner by who comes back, so that a node that has heard less gives nothing older', async () => {
    const ann = gateway.person();
    owner().move(ann, WAITING);
    const stays = await gateway.matching(there, ann);
    const first = await gateway.matching(here, ann);
    // Only its owner knows it so far.
    const found = owner().move(ann, FOUND);
    first.socket.disconnect();
    const back = await gateway.matching(there, ann, [{ channel: `matching:${ann.userId}`, epoch: 'now', seq: 0 }]);
    expect(back.states()).toEqual([['match.found', 't1', 2, 'found']]);
    expect(back.named('recovered')).toMatchObject([{ recovered: true, seq: 0 }]);
    // What the one learns by it the other is told too.
    await untilTrue(() => stays.states().length === 2);
    await gateway.tell(ann, found);
    await move(ann, ACCEPTED);
    await untilTrue(() => back.states().length === 2 && stays.states().length === 3);
    expect(stays.states().map(([, , version]) => version)).toEqual([1, 2, 3]);
    expect(back.states().map(([, , version]) => version)).toEqual([2, 3]);
  });

  it('is asked once more where something came while it was asked', async () => {
    const ann = gateway.person();
    owner().move(ann, WAITING);
    let asked = 0;
    owner().beforeAnswering = async (userId) => {
      if (userId !== ann.userId || ++asked > 1) return;
      await move(ann, FOUND);
      // The node has it when it has what was told after it.
      owner().beforeAnswering = async () => undefined;
      await settled(here);
    };
    const client = await gateway.matching(here, ann);
    expect(client.states()).toEqual([['match.found', 't1', 2, 'found']]);
    expect(owner().asked.get(ann.userId)).toBe(2);
  }, 60_000);

  it('is believed to be nothing only where the owner says so, and not shown again by what is late', async () => {
    const ann = gateway.person();
    const waiting = owner().move(ann, WAITING);
    const client = await gateway.matching(here, ann);
    owner().forget(ann);
    await gateway.tell(ann, owner().of(ann.userId));
    await untilTrue(() => client.states().length === 2);
    await gateway.tell(ann, waiting);
    await move(ann, WAITING, { ticketId: 't2' });
    await untilTrue(() => client.states().length === 3);
    expect(client.states()).toEqual([
      ['queue.status', 't1', 1, 'waiting'],
      ['queue.status', '', 0, 'idle'],
      ['queue.status', 't2', 1, 'waiting'],
    ]);
  });

  it('cannot be told while its owner is away: the socket is sent away for a moment', async () => {
    gateway.services.away.add('matching');
    const client = await gateway.connect(here, '/matching', gateway.person());
    await untilTrue(() => !client.socket.connected, { timeoutMs: 20_000 });
    expect(client.named('closing')).toEqual([{ code: 'WS_UNAVAILABLE', reconnectInMs: expect.any(Number) }]);
  });

  it('of others is refused to whoever asks', async () => {
    const [ann, ben] = gateway.people();
    const others = { channel: `matching:${ben.userId}`, epoch: 'now', seq: 0 };
    const client = await gateway.matching(here, ann, [others]);
    expect(client.named('recovered')).toEqual([{ channel: others.channel, epoch: '', seq: 0, recovered: false }]);
    expect(await client.ask('recover', { positions: [others] })).toEqual({});
    expect(await client.ask('recover', { positions: [] })).toEqual({});
    expect(client.states()).toHaveLength(1);
  });
});

describe('what a socket asks for', () => {
  it('is done in its person’s name and answered by how it stands, which the other sockets are told', async () => {
    const ann = gateway.person();
    const [client, other] = [await gateway.matching(here, ann), await gateway.matching(here, ann)];
    const joined = await client.ask('queue.join', { criteria });
    expect(joined).toMatchObject({
      status: {
        ticketId: 't1',
        version: 1,
        state: 'waiting',
        waiting: { criteria, since: '2026-11-24T10:00:00.000Z', nextStepAt: null, expectedSeconds: null },
        match: null,
        note: null,
      },
    });
    expect(owner().criteria.at(-1)).toEqual({
      languages: ['ko', 'en'],
      interests: ['music'],
      intent: matchingV1.Intent.INTENT_FRIENDS,
      strictness: matchingV1.Strictness.STRICTNESS_BALANCED,
    });
    const matchId = `match-of-${ann.userId}`;
    for (const [event, state] of [
      ['match.accept', ACCEPTED],
      ['match.skip', WAITING],
      ['match.end', ENDED],
    ] as const) {
      owner().move(ann, state);
      expect(await client.ask(event, { matchId })).toMatchObject({ status: { ticketId: 't1' } });
    }
    expect(await client.ask('queue.leave', {})).toMatchObject({ status: { ticketId: '', state: 'idle' } });
    const actor = { userId: ann.userId, sessionId: ann.sessionId };
    expect(owner().done.filter((each) => each.actor?.userId === ann.userId)).toEqual([
      { what: 'join', actor },
      { what: 'accept', actor, matchId },
      { what: 'skip', actor, matchId },
      { what: 'end', actor, matchId },
      { what: 'leave', actor },
    ]);
    await untilTrue(() => other.states().length === 6);
    expect(other.states().map(([name]) => name)).toEqual([
      'queue.status',
      'queue.status',
      'match.found',
      'queue.status',
      'match.ended',
      'queue.status',
    ]);
  });

  it('is answered by what came meanwhile where that is later', async () => {
    const ann = gateway.person();
    const client = await gateway.matching(here, ann);
    owner().beforeAnswering = async (userId) => {
      if (userId !== ann.userId) return;
      owner().beforeAnswering = async () => undefined;
      await move(ann, FOUND);
      // It is an event after there was no ticket: the owner is asked, and says it.
      await untilTrue(() => client.states().length > 1);
    };
    expect(await client.ask('queue.join', { criteria })).toMatchObject({ status: { version: 2, state: 'found' } });
    expect(client.states()).toEqual([
      ['queue.status', '', 0, 'idle'],
      ['match.found', 't1', 2, 'found'],
    ]);
  });

  it('is refused with the service’s own code, while it is away, and where it makes no sense', async () => {
    const client = await gateway.matching(here, gateway.person());
    const refused = async (event: string, payload: unknown) => (await client.ask(event, payload)).error;
    expect(await refused('queue.join', { criteria: { ...criteria, languages: ['xx'] } })).toMatchObject({
      code: 'MATCHING_AGE_UNKNOWN',
    });
    expect(await refused('match.accept', { matchId: 'gone' })).toMatchObject({ code: 'MATCHING_GONE' });
    for (const payload of [
      null,
      {},
      { criteria: { ...criteria, languages: [] } },
      { criteria: { ...criteria, languages: ['en', 'ko', 'ja', 'zh'] } },
      { criteria: { ...criteria, interests: Array.from({ length: 11 }, (_, at) => `i${at}`) } },
      { criteria: { ...criteria, interests: ['x'.repeat(41)] } },
      { criteria: { ...criteria, intent: 'quarrel' } },
      { criteria: { ...criteria, strictness: 'none' } },
    ])
      expect(await refused('queue.join', payload), JSON.stringify(payload)).toMatchObject({
        code: 'WS_INVALID_REQUEST',
      });
    for (const event of ['match.accept', 'match.skip', 'match.end'])
      for (const payload of [null, {}, { matchId: '' }, { matchId: 'x'.repeat(65) }])
        expect(await refused(event, payload)).toMatchObject({ code: 'WS_INVALID_REQUEST' });
    expect(await refused('queue.leave', 'now')).toMatchObject({ code: 'WS_INVALID_REQUEST' });
    gateway.services.away.add('matching');
    expect(await refused('queue.leave', {})).toMatchObject({ code: 'COMMON_SERVICE_UNAVAILABLE' });
  });

  it('comes only so often from one person, whatever their sockets', async () => {
    const ann = gateway.person();
    const sockets = [await gateway.matching(here, ann), await gateway.matching(here, ann)] as [Client, Client];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) => sockets[at % 2 === 0 ? 0 : 1].ask('queue.join', { criteria })),
    );
    const refused = answers.filter((answer) => 'error' in answer);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused[0]).toMatchObject({ error: { code: 'WS_RATE_LIMITED', retryAfterSeconds: expect.any(Number) } });
    expect(await sockets[0].ask('queue.leave', {})).toMatchObject({ status: { state: 'idle' } });
  });
});

describe('a ticket', () => {
  it('is kept while this node holds a socket, and released when the last one here goes', async () => {
    const node = await gateway.node({ MATCHING_KEEP_MS: '100' });
    const ann = gateway.person();
    owner().move(ann, WAITING);
    const [first, second] = [await gateway.matching(node, ann), await gateway.matching(node, ann)];
    const elsewhere = await gateway.matching(await gateway.node({ MATCHING_KEEP_MS: '600000' }), ann);
    await untilTrue(() => keptOf(ann).length >= 3);
    const keptBy = () => keptOf(ann).length;
    const before = keptBy();
    await untilTrue(() => keptBy() > before + 2);
    expect(keptOf(ann).at(-1)).toEqual({ userId: ann.userId, ticketId: 't1', version: 1 });
    first.socket.disconnect();
    await untilTrue(() => keptBy() > before + 5);
    expect(owner().released).not.toContain(ann.userId);
    second.socket.disconnect();
    await untilTrue(() => owner().released.includes(ann.userId));
    expect(elsewhere.socket.connected).toBe(true);
    // Nothing says that they are here after it was said that they are not.
    const after = keptBy();
    await gateway.matching(node, gateway.person());
    const rounds = owner().kept.length;
    await untilTrue(() => owner().kept.length > rounds + 3);
    expect(keptBy()).toBe(after);
  });

  it('is kept again at once by who comes back', async () => {
    const ann = gateway.person();
    owner().move(ann, WAITING);
    const first = await gateway.matching(here, ann);
    first.socket.disconnect();
    await untilTrue(() => owner().released.includes(ann.userId));
    const before = keptOf(ann).length;
    await gateway.matching(here, ann);
    await untilTrue(() => keptOf(ann).length > before);
    expect(keptOf(ann).at(-1)).toEqual({ userId: ann.userId, ticketId: 't1', version: 1 });
  });

  it('is released when its session is revoked', async () => {
    const ann = gateway.person();
    owner().move(ann, WAITING);
    const client = await gateway.matching(here, ann);
    await gateway.revoke(ann);
    await untilTrue(() => owner().released.includes(ann.userId));
    expect(client.named('closing')).toEqual([{ code: 'WS_SIGNED_OUT', reconnectInMs: null }]);
  });

  it('is released for everybody when the node stops', async () => {
    const node = await gateway.node();
    const people = Array.from({ length: 40 }, () => gateway.person());
    const clients = await Promise.all(people.map((person) => gateway.matching(node, person)));
    await node.stop();
    for (const { userId } of people) expect(owner().released.filter((id) => id === userId)).toEqual([userId]);
    await untilTrue(() => clients.every(({ socket }) => !socket.connected));
    for (const client of clients)
      expect(client.named('closing')).toEqual([{ code: 'WS_DRAINING', reconnectInMs: expect.any(Number) }]);
  });

  it('of which an event was lost is told by what keeping it answers', async () => {
    const node = await gateway.node({ MATCHING_KEEP_MS: '100' });
    const ann = gateway.person();
    const client = await gateway.matching(node, ann);
    owner().move(ann, WAITING);
    await untilTrue(() => client.states().length === 2);
    owner().move(ann, FOUND);
    await untilTrue(() => client.states().length === 3);
    owner().forget(ann);
    await untilTrue(() => client.states().length === 4);
    expect(client.states()).toEqual([
      ['queue.status', '', 0, 'idle'],
      ['queue.status', 't1', 1, 'waiting'],
      ['match.found', 't1', 2, 'found'],
      ['queue.status', 't1', 3, 'idle'],
    ]);
    expect(client.data('queue.status').at(-1)).toMatchObject({ status: { note: 'lost' } });
    expect(await node.metrics()).toMatch(/ws_matching_repairs_total\S* 2/);
    // That it is lost is said once.
    const said = keptOf(ann).length;
    await untilTrue(() => keptOf(ann).length > said + 3);
    expect(client.states()).toHaveLength(4);
    expect(keptOf(ann).at(-1)).toEqual({ userId: ann.userId, ticketId: '', version: 0 });
  });

  it('that is not found because its match began is not said to be lost', async () => {
    const node = await gateway.node({ MATCHING_KEEP_MS: '100' });
    const ann = gateway.person();
    owner().move(ann, ACCEPTED);
    const client = await gateway.matching(node, ann);
    owner().loses.add(ann.userId);
    owner().move(ann, STARTED);
    await untilTrue(() => client.states().length === 2);
    owner().loses.delete(ann.userId);
    await move(ann, ENDED);
    await untilTrue(() => client.states().length === 3);
    expect(client.states()).toEqual([
      ['match.found', 't1', 1, 'accepted'],
      ['match.started', 't1', 2, 'started'],
      ['match.ended', 't1', 3, 'ended'],
    ]);
  });

  it('is said to be held in pages of at most 500 people', async () => {
    const node = await gateway.node({ MATCHING_KEEP_MS: '300', LIMIT_ATTEMPTS_BURST: '2000' });
    const people = Array.from({ length: 620 }, () => gateway.person(uuidv7()));
    for (let from = 0; from < people.length; from += 40)
      await Promise.all(people.slice(from, from + 40).map((person) => gateway.matching(node, person)));
    const pages = owner().kept.length;
    const seen = () =>
      new Set(
        owner()
          .kept.slice(pages)
          .flatMap((page) => page.map(({ userId }) => userId)),
      );
    await untilTrue(() => {
      const ids = seen();
      return people.every(({ userId }) => ids.has(userId));
    });
    expect(Math.max(...owner().kept.map((page) => page.length))).toBe(500);
  }, 120_000);
});
