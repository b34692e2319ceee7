import type { Redis } from 'iovalkey';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entrant } from '../src/queue/proposal.js';
import type { Status } from '../src/queue/status.js';
import { statusOf, type TicketRow } from '../src/queue/ticket-row.js';
import type { TicketsRepository } from '../src/queue/tickets.repository.js';
import { faultsOf, readBand } from './invariants.js';
import { criteria, entrant, QueueValkey } from './queue.fixture.js';

const DECLINING = { own: '', other: 'other_declined', declining: true } as const;

let valkey: QueueValkey;
let client: Redis;
let node: TicketsRepository;

beforeAll(async () => {
  valkey = await QueueValkey.start();
  client = valkey.client();
  node = valkey.node();
});
afterAll(() => valkey.stop());
beforeEach(() => client.flushall());

const read = (row: TicketRow): Status => statusOf(row, () => null);
const stateOf = async ({ userId }: Entrant): Promise<Status | undefined> => {
  const [row] = await node.find('adult', [userId]);
  return row && read(row);
};

/** Two who wait and were proposed to one another. */
async function found(one = entrant(), other = entrant()): Promise<[Entrant, Entrant, string]> {
  await node.enter(one);
  await node.enter(other);
  const { rows } = await node.match('adult');
  expect(rows.map(([userId]) => userId).sort()).toEqual([one.userId, other.userId].sort());
  return [one, other, (await stateOf(one))?.match?.id ?? ''];
}

/** Moves what a ticket has to wait for into the past. */
async function pass(key: 'open' | 'leases' | 'held' | 'due'): Promise<void> {
  const name = `{match:adult}:${key}`;
  for (const member of await client.zrange(name, 0, -1)) await client.zadd(name, 'XX', 1, member);
}

describe('a ticket', () => {
  it('is one a person, and keeps its place when it is asked for again', async () => {
    const person = entrant();
    const first = read(await node.enter(person));
    expect(first).toMatchObject({ version: 1, state: 'waiting', match: null, note: null });
    expect(first.waiting).toMatchObject({
      step: 2,
      steps: 4,
      sameIntent: true,
      long: false,
      criteria: person.criteria,
    });
    const changed = { ...person, criteria: criteria({ strictness: 'strict' }) };
    expect(read(await node.enter(changed))).toEqual(first);
    expect((await readBand(client, 'adult')).tickets.size).toBe(1);
  });

  it('has ids that grow for each person, also when one ends and the next begins in a millisecond', async () => {
    const person = entrant();
    let last = '';
    for (let round = 0; round < 50; round++) {
      const { ticketId } = read(await node.enter(person));
      expect(ticketId > last).toBe(true);
      expect(ticketId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      last = ticketId;
      await node.remove('adult', person.userId, DECLINING);
    }
  });

  it('cannot be matched from the moment it is released, and can once it is held again, at its place', async () => {
    const [gone, other] = [entrant(), entrant()];
    const { waiting } = read(await node.enter(gone));
    await node.release('adult', gone.userId);
    await node.enter(other);
    expect((await node.match('adult')).rows).toEqual([]);
    expect((await stateOf(gone))?.waiting?.since).toEqual(waiting?.since);
    await node.keep('adult', [{ userId: gone.userId, ticketId: '', version: 0 }]);
    await node.match('adult');
    expect((await stateOf(gone))?.state).toBe('found');
    expect((await stateOf(gone))?.waiting?.since).toEqual(waiting?.since);
  });

  it('whose lease ran out cannot be matched, although nobody has noticed yet', async () => {
    const [gone, other] = [entrant(), entrant()];
    await node.enter(gone);
    // It has looked around: the other is to come upon it.
    await node.match('adult');
    await pass('leases');
    await node.enter(other);
    expect((await node.match('adult')).rows).toEqual([]);
    expect(faultsOf(await readBand(client, 'adult'))).toEqual([]);
  });

  it('that nobody holds for long is lost, and that is known for a while', async () => {
    const person = entrant();
    const { ticketId } = read(await node.enter(person));
    await node.release('adult', person.userId);
    await pass('held');
    const { rows } = await node.expire('adult');
    expect(rows.map(read)).toMatchObject([{ ticketId, version: 2, state: 'idle', note: 'lost' }]);
    expect(await stateOf(person)).toMatchObject({ ticketId, version: 2, state: 'idle', note: 'lost' });
    const known = { userId: person.userId, ticketId, version: 1 };
    expect((await node.keep('adult', [known])).map(read)).toMatchObject([{ version: 2, note: 'lost' }]);
    expect(await node.keep('adult', [{ ...known, version: 2 }])).toEqual([]);
  });

  it('is told of to a node only where it knows something else', async () => {
    const [person, nobody] = [entrant(), entrant()];
    const { ticketId } = read(await node.enter(person));
    const known = { userId: person.userId, ticketId, version: 1 };
    expect(await node.keep('adult', [known, { userId: nobody.userId, ticketId: '', version: 0 }])).toEqual([]);
    const [told] = await node.keep('adult', [{ ...known, version: 0 }]);
    expect(told && read(told)).toEqual(await stateOf(person));
    const [lost] = await node.keep('adult', [{ userId: nobody.userId, ticketId, version: 3 }]);
    expect(lost).toEqual([nobody.userId, '', '0', 'x', '', '0', '0', 'lost', '']);
  });

  it('of a person with less reach looks later, and is found all the same', async () => {
    const [one, other] = [entrant({ reach: 3 }), entrant({ reach: 3 })];
    await node.enter(one);
    await node.enter(other);
    const turn = await node.match('adult');
    expect(turn.rows).toEqual([]);
    expect(turn.nextInMs).toBeGreaterThan(0);
    const third = entrant();
    await node.enter(third);
    await node.match('adult');
    expect((await stateOf(third))?.state).toBe('found');
    expect(await stateOf(one)).toMatchObject({ state: 'found' });
  });
});

describe('a proposal', () => {
  it('tells each the same of both, under names and ids of their own', async () => {
    const one = entrant({ criteria: criteria({ languages: ['ko', 'en'], interests: ['film', 'music', 'yoga'] }) });
    const other = entrant({ criteria: criteria({ languages: ['en', 'ko'], interests: ['music', 'yoga', 'art'] }) });
    await found(one, other);
    const [a, b] = [await stateOf(one), await stateOf(other)];
    expect(a?.match?.id).toBe(b?.match?.id);
    expect([a?.match?.me, a?.match?.other]).toEqual([b?.match?.other, b?.match?.me]);
    for (const status of [a, b]) {
      const shown = JSON.stringify(status);
      expect(shown).not.toContain(one.userId);
      expect(shown).not.toContain(other.userId);
      expect(status?.match?.reason).toMatchObject({
        commonInterests: ['music', 'yoga'],
        commonLanguages: ['en', 'ko'],
        sameIntent: true,
        step: 2,
      });
    }
  });

  it('prefers whoever has more in common, then whoever waits longest', async () => {
    const alike = entrant({ criteria: criteria({ interests: ['film', 'music', 'art'] }) });
    const others = [['film'], ['film', 'music', 'art'], ['film', 'music']] as const;
    const people = others.map((interests) =>
      entrant({ criteria: criteria({ interests: [...interests] }), avoidIds: [] }),
    );
    const [one, best, two] = people as [Entrant, Entrant, Entrant];
    // They may not meet one another.
    for (const person of people) person.avoidIds = people.map(({ userId }) => userId);
    for (const person of people) await node.enter(person);
    await node.match('adult');
    await node.enter(alike);
    await node.match('adult');
    expect((await stateOf(best))?.state).toBe('found');
    expect([(await stateOf(one))?.state, (await stateOf(two))?.state]).toEqual(['waiting', 'waiting']);
    const late = entrant({ criteria: criteria({ interests: ['yoga'] }) });
    await node.enter(late);
    await node.match('adult');
    expect([(await stateOf(one))?.state, (await stateOf(two))?.state]).toEqual(['found', 'waiting']);
  });

  it('is agreed on when both accept, whoever asks again, and is found again until it is closed', async () => {
    const [one, other, matchId] = await found();
    const first = await node.accept('adult', one.userId, matchId);
    expect([first?.row?.[3], first?.proposal]).toEqual(['a', undefined]);
    expect(await node.accept('adult', one.userId, matchId)).toEqual({});
    const second = await node.accept('adult', other.userId, matchId);
    const [a, b] = second?.proposal?.people ?? [];
    expect([a?.userId, b?.userId].sort()).toEqual([one.userId, other.userId].sort());
    expect([a?.version, b?.version]).toEqual([3, 3]);
    expect((await node.accept('adult', one.userId, matchId))?.proposal).toEqual(second?.proposal);
    expect(await node.agreed('adult', 0)).toEqual([second?.proposal]);
    expect(await node.agreed('adult', 60_000)).toEqual([]);
    // Nobody can be taken out of it by anything but its outcome.
    expect(await node.skip('adult', one.userId, matchId)).toBeUndefined();
    expect(await node.remove('adult', one.userId, DECLINING)).toEqual({ result: 'beginning' });
    expect(await node.part('adult', one.userId, other.userId)).toBeUndefined();
    await pass('open');
    expect((await node.expire('adult')).rows).toEqual([]);
    expect(await node.close('adult', matchId, 'started')).toEqual([]);
    expect([await stateOf(one), await stateOf(other)]).toEqual([undefined, undefined]);
    expect((await node.close('adult', matchId, 'failed')).length).toBe(0);
    expect(await node.accept('adult', one.userId, matchId)).toBeUndefined();
  });

  it('that cannot be begun gives both their place back; one that is not allowed neither, and says so', async () => {
    const [one, other, matchId] = await found();
    const since = (await stateOf(one))?.waiting?.since;
    for (const { userId } of [one, other]) await node.accept('adult', userId, matchId);
    expect((await node.close('adult', matchId, 'failed')).map(read)).toMatchObject([
      { state: 'waiting', version: 4, note: null },
      { state: 'waiting', version: 4, note: null },
    ]);
    expect((await stateOf(one))?.waiting?.since).toEqual(since);
    await node.match('adult');
    const again = (await stateOf(one))?.match?.id ?? '';
    expect(again).not.toBe(matchId);
    for (const { userId } of [one, other]) await node.accept('adult', userId, again);
    const rows = await node.close('adult', again, 'not_allowed');
    expect(rows.map(read)).toMatchObject([
      { state: 'idle', note: 'not_allowed' },
      { state: 'idle', note: 'not_allowed' },
    ]);
    expect((await readBand(client, 'adult')).tickets.size).toBe(0);
  });

  it('that one skips gives both their place back and is not made again, and skipping again says the same', async () => {
    const [one, other, matchId] = await found();
    await node.accept('adult', other.userId, matchId);
    const skipped = await node.skip('adult', one.userId, matchId);
    expect(skipped?.otherId).toBe(other.userId);
    expect(skipped?.rows.map(read)).toMatchObject([
      { state: 'waiting', note: null },
      { state: 'waiting', note: 'other_declined' },
    ]);
    expect(await node.skip('adult', one.userId, matchId)).toEqual({ otherId: other.userId, rows: [] });
    expect(await node.skip('adult', other.userId, matchId)).toBeUndefined();
    expect(await node.accept('adult', other.userId, matchId)).toBeUndefined();
    expect((await node.match('adult')).rows).toEqual([]);
  });

  it('that is not answered takes out who did not answer and lets the other wait on', async () => {
    const [one, other, matchId] = await found();
    await node.accept('adult', one.userId, matchId);
    await pass('open');
    const told = new Map((await node.expire('adult')).rows.map((row) => [row[0], read(row)]));
    expect(told.get(one.userId)).toMatchObject({ state: 'waiting', note: 'other_gone' });
    expect(told.get(other.userId)).toMatchObject({ state: 'idle', note: 'expired' });
    expect(await node.accept('adult', other.userId, matchId)).toBeUndefined();
    expect(faultsOf(await readBand(client, 'adult'))).toEqual([]);
  });

  it('ends when one leaves or is put out, or the two are parted, and the other waits on', async () => {
    const [leaver, left, first] = await found();
    const removed = await node.remove('adult', leaver.userId, DECLINING);
    expect(removed).toMatchObject({ declined: { matchId: first, otherId: left.userId } });
    expect(await stateOf(left)).toMatchObject({ state: 'waiting', note: 'other_declined' });
    // Whoever comes back at once is not proposed to whom they have just declined.
    await node.enter(leaver);
    expect((await node.match('adult')).rows).toEqual([]);
    await client.flushall();

    const [banned, rest] = await found();
    const put = await node.remove('adult', banned.userId, {
      own: 'not_allowed',
      other: 'other_gone',
      declining: false,
    });
    expect(put.result).toBe('removed');
    expect(await stateOf(banned)).toMatchObject({ state: 'idle', note: 'not_allowed' });
    expect(await stateOf(rest)).toMatchObject({ state: 'waiting', note: 'other_gone' });
    await client.flushall();

    const [one, other] = await found();
    expect((await node.part('adult', one.userId, other.userId))?.map(read)).toMatchObject([
      { state: 'waiting', note: 'other_gone' },
      { state: 'waiting', note: 'other_gone' },
    ]);
    expect((await node.match('adult')).rows).toEqual([]);
    expect(faultsOf(await readBand(client, 'adult'))).toEqual([]);
  });
});

describe('a loss of Valkey', () => {
  it('leaves people to wait anew and makes no match of what was', async () => {
    const [one, other, matchId] = await found();
    const before = await stateOf(one);
    await node.accept('adult', one.userId, matchId);
    await client.flushall('SYNC');
    await client.script('FLUSH');
    expect(await node.accept('adult', other.userId, matchId)).toBeUndefined();
    expect(await node.agreed('adult', 0)).toEqual([]);
    const known = { userId: one.userId, ticketId: before?.ticketId ?? '', version: 3 };
    expect(await node.keep('adult', [known])).toEqual([[one.userId, '', '0', 'x', '', '0', '0', 'lost', '']]);
    const again = read(await node.enter(one));
    expect(again.state).toBe('waiting');
    expect(again.ticketId > (before?.ticketId ?? '')).toBe(true);
  });
});

it('keeps as many ids to avoid as there can be', async () => {
  const [one, other] = [entrant(), entrant()];
  one.avoidIds = [...Array.from({ length: 7999 }, (_, at) => `somebody-${at}`), other.userId];
  await node.enter(one);
  await node.enter(other);
  expect((await node.match('adult')).rows).toEqual([]);
  expect(await client.scard('{match:adult}:a:1')).toBe(8000);
});
