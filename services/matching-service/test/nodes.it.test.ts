import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Decide } from '../src/matches/decide.use-case.js';
import { EndLeftMatches } from '../src/matches/end-left-matches.use-case.js';
import { ResumeMatches } from '../src/matches/resume-matches.use-case.js';
import { StartMatch } from '../src/matches/start-match.use-case.js';
import { AcceptProposal } from '../src/queue/accept-proposal.use-case.js';
import { FindTicketStatus } from '../src/queue/find-ticket-status.query.js';
import type { Proposal } from '../src/queue/proposal.js';
import { ChatClient } from '../src/rooms/chat.client.js';
import { MatchingFixture, MatchState, PATIENCE, type TestPerson } from './matching-service.fixture.js';
import { ServiceProcess } from './service-process.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const { MATCH_STATE_ACCEPTED: ACCEPTED } = MatchState;
const { MATCH_STATE_ENDED: ENDED, MATCH_STATE_STARTED: STARTED, MATCH_STATE_WAITING: WAITING } = MatchState;
const MINUTE = 60_000;

let fixture: MatchingFixture;
beforeAll(async () => {
  fixture = await MatchingFixture.start({ inProcess: false });
});
afterAll(() => fixture?.stop());

/** Exactly one match, one room, one event, and no ticket left. */
async function expectOneMatch(matchId: string, people: readonly TestPerson[]): Promise<void> {
  for (const person of people) {
    expect(await fixture.until(person, STARTED)).toMatchObject({ match: { id: matchId } });
    await untilTrue(async () => (await fixture.get(FindTicketStatus).run(person.id))?.state !== 'accepted', PATIENCE);
  }
  const { db } = fixture;
  const of = await db.selectFrom('match_people').select('match_id').where('running', '=', true).execute();
  expect(of.filter(({ match_id }) => match_id === matchId)).toHaveLength(2);
  const ids = people.map(({ id }) => id);
  const theirs = await db.selectFrom('match_people').select('match_id').where('user_id', 'in', ids).execute();
  expect(new Set(theirs.map(({ match_id }) => match_id))).toEqual(new Set([matchId]));
  const started = () => fixture.events('match.started');
  await untilTrue(async () => (await started()).some((event) => event.matchId === matchId), PATIENCE);
  expect((await started()).filter((event) => event.matchId === matchId)).toHaveLength(1);
  expect([...fixture.others.chat.rooms.keys()].filter((id) => id === matchId)).toHaveLength(1);
}

/** Both have said yes, and whoever took the second yes does nothing further. */
async function agreed(one: TestPerson, other: TestPerson): Promise<Proposal> {
  const matchId = await fixture.found(one, other);
  await fixture.accept(one, matchId);
  const accepted = await fixture.get(AcceptProposal).run(other.id, matchId);
  if (!accepted.both) throw new Error('Both said yes');
  return accepted.proposal;
}

describe('a node that dies', () => {
  it('between the second yes and the match leaves it to another, which begins it once', async () => {
    const process = new ServiceProcess(fixture.env, fixture.url);
    const [one, other] = await fixture.people(2);
    let matchId = '';
    try {
      await process.start();
      await fixture.reached();
      matchId = await fixture.found(one, other);
      await fixture.accept(one, matchId);
      fixture.others.chat.silent = true;
      const second = fixture.accept(other, matchId).catch(() => undefined);
      await untilTrue(() => fixture.others.chat.rooms.has(matchId), PATIENCE);
      await process.kill();
      await second;
      expect(await fixture.db.selectFrom('matches').select('id').execute()).toEqual([]);
    } finally {
      fixture.others.chat.silent = false;
      await process.kill();
    }
    await fixture.startNode();
    await expectOneMatch(matchId, [one, other]);
    await fixture.end(one, matchId);
  });

  it('between the match and the queue leaves tickets that another lets go', async () => {
    const [one, other] = await fixture.people(2);
    const proposal = await agreed(one, other);
    const roomId = await openRoom(proposal);
    expect(await fixture.get(Decide).begin(proposal, roomId)).toBe('started');
    await expectOneMatch(proposal.matchId, [one, other]);
    await fixture.end(one, proposal.matchId);
  });
});

describe('a match that is not in its stream yet', () => {
  it('is shown to nobody, and to both when it is', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.found(one, other);
    await fixture.accept(one, matchId);
    await fixture.pauseNats(true);
    try {
      expect(await fixture.accept(other, matchId)).toMatchObject({ state: ACCEPTED });
      const begun = await fixture.db.selectFrom('matches').selectAll().where('id', '=', matchId).execute();
      expect(begun).toMatchObject([{ shown: false, ended_at: null }]);
      for (const person of [one, other]) expect(await fixture.status(person)).toMatchObject({ state: ACCEPTED });
      expect(await fixture.join(one)).toMatchObject({ state: ACCEPTED });
    } finally {
      await fixture.pauseNats(false);
    }
    await expectOneMatch(matchId, [one, other]);
    for (const person of [one, other]) {
      await untilTrue(async () => (await fixture.heard(person)).some(({ state }) => state === STARTED), PATIENCE);
      expect((await fixture.heard(person)).filter(({ state }) => state === STARTED)).toHaveLength(1);
    }
    await fixture.end(one, matchId);
  });
});

describe('several nodes at once', () => {
  it('begin one match of a proposal, also when one gives up while another begins', async () => {
    for (let round = 0; round < 4; round++) {
      const [one, other] = await fixture.people(2);
      const proposal = await agreed(one, other);
      const start = fixture.get(StartMatch);
      const all = [start.run(proposal), start.giveUp(proposal), start.run(proposal), start.run(proposal)];
      await Promise.all(round % 2 === 0 ? all : all.toReversed());
      const { outcome } = await fixture.db
        .selectFrom('decisions')
        .select('outcome')
        .where('match_id', '=', proposal.matchId)
        .executeTakeFirstOrThrow();
      if (outcome === 'started') {
        await expectOneMatch(proposal.matchId, [one, other]);
        await fixture.end(one, proposal.matchId);
      } else {
        expect(outcome).toBe('failed');
        const begun = await fixture.db.selectFrom('matches').select('id').where('id', '=', proposal.matchId).execute();
        expect(begun).toEqual([]);
        for (const person of [one, other]) await fixture.leave(person);
      }
    }
  });

  it('give both their place back when a match cannot be begun for too long', async () => {
    const [one, other] = await fixture.people(2);
    const since = (await fixture.join(one)).waiting?.since;
    fixture.others.chat.away = true;
    try {
      const proposal = await agreed(one, other);
      const start = fixture.get(StartMatch);
      await expect(start.run(proposal)).rejects.toMatchObject({ code: 'COMMON_SERVICE_UNAVAILABLE' });
      await start.giveUp(proposal);
      const decided = await fixture.get(Decide).decided(proposal.matchId);
      expect(decided).toBe('failed');
    } finally {
      fixture.others.chat.away = false;
    }
    const back = await untilTrue(async () => {
      const now = await fixture.status(one);
      return now.waiting && now;
    }, PATIENCE);
    expect(back.waiting?.since).toEqual(since);
    for (const person of [one, other]) await fixture.leave(person);
    await fixture.get(ResumeMatches).run();
  });
});

describe('people whose sockets are held', () => {
  const known = (person: TestPerson, ticketId = '', version = 0) => ({ userId: person.id, ticketId, version });
  const keep = async (...people: ReturnType<typeof known>[]) =>
    (await fixture.client.keepTickets({ people }, await fixture.gateway())).changed;

  it('are told of what the node does not know, and of nothing else', async () => {
    const [waits, one, other, nobody] = await fixture.people(4);
    const matchId = await fixture.met(one, other);
    const waiting = await fixture.join(waits);
    const changed = await keep(...[waits, one, other, nobody].map((person) => known(person)));
    expect(changed.map(({ userId }) => userId).toSorted()).toEqual([waits.id, one.id, other.id].toSorted());
    const started = await fixture.status(one);
    expect(changed.find(({ userId }) => userId === one.id)?.status).toEqual(started);
    const upToDate = [known(waits, waiting.ticketId, waiting.version), known(one, started.ticketId, started.version)];
    expect(await keep(...upToDate)).toEqual([]);
    await fixture.end(other, matchId);
    const ended = await fixture.status(one);
    expect(await keep(known(one, started.ticketId, started.version))).toMatchObject([{ status: { state: ENDED } }]);
    expect(await keep(known(one, ended.ticketId, ended.version))).toEqual([]);
    await fixture.leave(waits);
    const again = await fixture.join(one);
    expect(await keep(known(one, ended.ticketId, ended.version))).toMatchObject([{ status: { state: again.state } }]);
    await fixture.leave(one);
    const lost = await keep(known(nobody, '01900000-0000-7000-8000-000000000000', 3));
    expect(lost).toMatchObject([{ status: { note: 'lost', version: 4 } }]);
  });

  it('cannot be more than 500 at once', async () => {
    const people = Array.from({ length: 501 }, () => ({ userId: '', ticketId: '', version: 0 }));
    await expect(fixture.client.keepTickets({ people }, await fixture.gateway())).rejects.toThrow(/at most 500/);
  });

  it('stay in their match; it ends for both when one has not been held for five minutes', async () => {
    const [one, other, left, alone] = await fixture.people(4);
    const stays = await fixture.met(one, other);
    const ends = await fixture.met(left, alone);
    fixture.letGo(left);
    const sixMinutesAgo = new Date(Date.now() - 6 * MINUTE);
    await fixture.db.updateTable('match_people').set({ held_at: sixMinutesAgo }).where('running', '=', true).execute();
    await keep(...[one, other, alone].map((person) => known(person)));
    await fixture.get(EndLeftMatches).run();
    expect(await fixture.status(one)).toMatchObject({ state: STARTED, match: { id: stays } });
    expect(await fixture.status(alone)).toMatchObject({
      state: ENDED,
      match: { id: ends, endReason: 'away', endedByMe: false },
    });
    expect(fixture.others.chat.room(ends).state.ended).toBe(true);
    await fixture.end(one, stays);
  });

  it('are not matched once a node has released them', async () => {
    const [gone, comes] = await fixture.people(2);
    await fixture.join(gone);
    await fixture.release(gone);
    expect(await fixture.join(comes)).toMatchObject({ state: WAITING });
    await fixture.release(comes);
    for (const person of [gone, comes]) expect(await fixture.status(person)).toMatchObject({ state: WAITING });
    for (const person of [gone, comes]) await fixture.leave(person);
  });
});

async function openRoom({ matchId, people }: Proposal): Promise<string> {
  return fixture.get(ChatClient).openMatchRoom(
    matchId,
    people.map(({ userId, alias }) => ({ userId, alias })),
  );
}
