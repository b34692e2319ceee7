import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MatchesRepository } from '../src/matches/matches.repository.js';
import { FindReach } from '../src/reach/find-reach.query.js';
import {
  anybody,
  ConsentKind,
  MatchingFixture,
  MatchState,
  PATIENCE,
  ReportReason,
  refusal,
  type TestPerson,
} from './matching-service.fixture.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { MATCH_STATE_ENDED: ENDED, MATCH_STATE_WAITING: WAITING } = MatchState;

let fixture: MatchingFixture;
beforeAll(async () => {
  fixture = await MatchingFixture.start();
});
afterAll(() => fixture?.stop());

interface Reporting {
  reason?: number;
  note?: string;
  includeMessages?: boolean;
}

const report = (person: TestPerson, matchId: string, options: Reporting = {}) =>
  fixture.client.reportMatch(
    { matchId, reason: ReportReason.REPORT_REASON_HARASSMENT, note: '', includeMessages: false, ...options },
    person.as,
  );

const reportsOf = (matchId: string) =>
  fixture.db.selectFrom('reports').selectAll().where('match_id', '=', matchId).execute();

/** What both wrote in the room of a match, by alias, as chat-service keeps it. */
function write(matchId: string, count: number): void {
  const room = fixture.others.chat.room(matchId);
  for (let seq = 1; seq <= count; seq++) {
    const author = room.people[seq % 2]?.alias?.id ?? '';
    room.messages.push(
      chatV1.Message.fromPartial({
        id: uuidv7(),
        roomId: room.roomId,
        seq,
        authorId: author,
        content: `Message ${seq}`,
        createdAt: new Date(),
        deleted: seq === 3,
      }),
    );
  }
}

describe('a report', () => {
  it('ends the match, takes the last messages along by pseudonym, parts the two for good, and is made once', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    write(matchId, 60);
    const first = await report(one, matchId, { note: '  They said… \r\n things ', includeMessages: true });
    expect(first.messages).toBe(50);
    expect(await report(one, matchId, { note: 'Another one' })).toEqual(first);
    expect(await fixture.status(one)).toMatchObject({
      state: ENDED,
      match: { endReason: 'reported', endedByMe: true },
    });
    expect(await fixture.status(other)).toMatchObject({
      state: ENDED,
      match: { endReason: 'ended', endedByMe: false },
    });
    expect(fixture.others.chat.room(matchId).state.ended).toBe(true);

    const [kept] = await reportsOf(matchId);
    expect(kept).toMatchObject({
      id: first.reportId,
      reporter_id: one.id,
      reported_id: other.id,
      reason: 'harassment',
      note: 'They said… \n things',
    });
    expect(kept?.messages).toHaveLength(50);
    expect(kept?.messages?.[0]).toMatchObject({ content: 'Message 11', mediaIds: [] });
    const aliases = new Set(kept?.messages?.map(({ aliasId }) => aliasId));
    expect([...aliases].toSorted()).toEqual([kept?.reporter_alias_id, kept?.reported_alias_id].toSorted());

    const told = await untilTrue(async () => {
      const events = await fixture.events('match.reported');
      return events.find((event) => event.matchId === matchId);
    }, PATIENCE);
    expect(told).toMatchObject({ reporterId: one.id, reportedId: other.id, reason: 'harassment' });
    expect(JSON.stringify(told)).not.toContain('things');

    const pairs = await fixture.db.selectFrom('parted').selectAll().where('why', '=', 'report').execute();
    const ids = [one.id, other.id].toSorted();
    expect(pairs).toMatchObject([{ one_id: ids[0], other_id: ids[1], until: null }]);
    // Not even when everything else is long over.
    await fixture.db.deleteFrom('parted').where('until', 'is not', null).execute();
    for (const person of [one, other]) await fixture.join(person);
    const third = await fixture.person();
    await fixture.join(third);
    await fixture.until(third, MatchState.MATCH_STATE_FOUND);
    const states = await Promise.all([one, other].map((person) => fixture.status(person)));
    expect(states.filter(({ state }) => state === WAITING)).toHaveLength(1);
    for (const person of [one, other, third]) await fixture.leave(person);
  });

  it('may be made by both, and after the match has ended', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    await fixture.end(one, matchId);
    await report(one, matchId);
    await report(other, matchId, { reason: ReportReason.REPORT_REASON_SPAM });
    expect((await reportsOf(matchId)).map(({ reason }) => reason).toSorted()).toEqual(['harassment', 'spam']);
    expect(await fixture.status(other)).toMatchObject({ match: { endReason: 'ended', endedByMe: false } });
  });

  it('is made without messages while chat-service is away, and gets them when it is back', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    write(matchId, 4);
    fixture.others.chat.away = true;
    try {
      expect((await report(one, matchId, { includeMessages: true })).messages).toBe(0);
      expect(await fixture.status(other)).toMatchObject({ state: ENDED });
    } finally {
      fixture.others.chat.away = false;
    }
    await untilTrue(async () => (await reportsOf(matchId))[0]?.messages, { timeoutMs: 60_000 });
    const [kept] = await reportsOf(matchId);
    expect(kept?.messages?.map(({ content }) => content)).toEqual(['Message 1', 'Message 2', 'Message 4']);
    await untilTrue(() => fixture.others.chat.room(matchId).state.ended, PATIENCE);
  });

  it('takes no messages along without the word of whoever reports', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    write(matchId, 4);
    expect((await report(other, matchId)).messages).toBe(0);
    expect((await reportsOf(matchId))[0]?.messages).toBeNull();
  });

  it('says why, in at most 500 characters', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    expect((await refusal(report(one, matchId, { reason: 0 }))).code).toBe('MATCHING_REPORT_REASON_INVALID');
    const tooLong = await refusal(report(one, matchId, { note: 'x'.repeat(501) }));
    expect(tooLong).toMatchObject({ code: 'MATCHING_REPORT_NOTE_TOO_LONG', field: 'note' });
    const control = await refusal(report(one, matchId, { note: 'a\u0007b' }));
    expect(control.code).toBe('MATCHING_REPORT_NOTE_CHARACTER_INVALID');
    expect(await reportsOf(matchId)).toEqual([]);
    await fixture.end(one, matchId);
  });

  it('stops a room that the two were about to keep', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    fixture.others.chat.away = true;
    for (const person of [one, other]) await fixture.consent(person, matchId, ConsentKind.CONSENT_KIND_KEEP);
    await report(other, matchId);
    fixture.others.chat.away = false;
    await untilTrue(
      async () => {
        const left = await fixture.db.selectFrom('room_work').selectAll().where('match_id', '=', matchId).execute();
        return left.length === 0;
      },
      { timeoutMs: 60_000 },
    );
    expect(await fixture.status(one)).toMatchObject({ match: { keptRoomId: '' } });
    expect((await fixture.events('match.kept')).filter((event) => event.matchId === matchId)).toEqual([]);
  });

  it('stops it also where the match had ended before: who was reported does not learn who reported them', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    fixture.others.chat.away = true;
    for (const person of [one, other]) await fixture.consent(person, matchId, ConsentKind.CONSENT_KIND_KEEP);
    await fixture.client.endMatch({ actor: other.actor, matchId }, await fixture.gateway());
    await report(other, matchId);
    fixture.others.chat.away = false;
    await untilTrue(
      async () => {
        const left = await fixture.db.selectFrom('room_work').selectAll().where('match_id', '=', matchId).execute();
        return left.length === 0;
      },
      { timeoutMs: 60_000 },
    );
    expect(fixture.others.chat.kept.get([one.id, other.id].toSorted().join())).toBeUndefined();
    expect(await fixture.status(one)).toMatchObject({ match: { keptRoomId: '' } });
    expect((await fixture.events('match.kept')).filter((event) => event.matchId === matchId)).toEqual([]);
  });
});

describe('reach', () => {
  it('falls by skips of the last hour and reports of the last 30 days, and comes back', async () => {
    const person = await fixture.person();
    const reach = () => fixture.get(FindReach).run(fixture.db, person.id);
    const mark = (kind: 'skip' | 'report', at: Date, byId: string | null = null) =>
      fixture.db
        .insertInto('marks')
        .values({ kind, match_id: uuidv7(), user_id: person.id, by_id: byId, at })
        .execute();
    const ago = (ms: number) => new Date(Date.now() - ms);
    expect(await reach()).toEqual({ reach: 0 });
    for (let i = 0; i < 30; i++) await mark('skip', ago(2 * 3_600_000));
    await mark('report', ago(31 * 86_400_000), uuidv7());
    expect(await reach()).toEqual({ reach: 0 });
    for (let i = 0; i < 10; i++) await mark('skip', ago(60_000));
    expect(await reach()).toEqual({ reach: 1 });
    // Two reports of one person are one person's.
    const reporter = uuidv7();
    for (let i = 0; i < 3; i++) await mark('report', ago(60_000), reporter);
    expect(await reach()).toEqual({ reach: 2 });
  });
});

describe('user.deleted', () => {
  it('is not undone by what is written to a match that was read before', async () => {
    const [gone, other] = await fixture.people(2);
    const matchId = await fixture.met(gone, other);
    await fixture.end(other, matchId);
    const matches = fixture.get(MatchesRepository);
    const read = await matches.find(fixture.db, matchId);
    await matches.forget(fixture.db, gone.id, 10);
    if (read) await matches.save(fixture.db, read);
    const written = await matches.find(fixture.db, matchId);
    expect(written?.people.map(({ userId }) => userId).sort()).toEqual([other.id, null]);
  });

  it('erases a person everywhere, and leaves the other what they had, without a name', async () => {
    const [gone, stays, third] = await fixture.people(3);
    const before = await fixture.met(gone, stays);
    write(before, 6);
    await report(gone, before, { note: 'Mine', includeMessages: true });
    const now = await fixture.met(gone, third);
    write(now, 6);
    await report(third, now, { note: 'Theirs', includeMessages: true });
    await fixture.db.deleteFrom('parted').where('why', '=', 'report').execute();
    const [fourth] = await fixture.people(1);
    const running = await fixture.met(gone, fourth as TestPerson);
    await fixture.client.watchQueue({ criteria: anybody }, gone.as);
    await fixture.applied('user.deleted', { userId: gone.id });

    expect(await fixture.status(fourth as TestPerson)).toMatchObject({
      state: ENDED,
      match: { id: running, endReason: 'erased', endedByMe: false },
    });
    expect(await fixture.status(stays)).toMatchObject({ state: ENDED, match: { id: before } });
    for (const table of ['match_people', 'marks', 'watches'] as const) {
      const left = await fixture.db.selectFrom(table).select('user_id').where('user_id', '=', gone.id).execute();
      expect([table, left]).toEqual([table, []]);
    }
    const parted = await fixture.db
      .selectFrom('parted')
      .selectAll()
      .where((where) => where.or([where('one_id', '=', gone.id), where('other_id', '=', gone.id)]))
      .execute();
    expect(parted).toEqual([]);
    const [made] = await reportsOf(before);
    expect(made).toMatchObject({ reporter_id: null, reported_id: stays.id, note: 'Mine' });
    expect(made?.messages?.map(({ aliasId }) => aliasId)).toEqual(Array(3).fill(made?.reported_alias_id));
    const [about] = await reportsOf(now);
    expect(about).toMatchObject({ reporter_id: third.id, reported_id: gone.id, note: 'Theirs' });
    expect(new Set(about?.messages?.map(({ aliasId }) => aliasId))).toEqual(new Set([about?.reporter_alias_id]));
    expect(about?.messages?.length).toBeGreaterThan(0);

    // Again, and late: nothing comes back.
    const all = async () => [await reportsOf(before), await reportsOf(now), await fixture.status(fourth as TestPerson)];
    const erased = await all();
    await fixture.applied('user.deleted', { userId: gone.id });
    expect(await all()).toEqual(erased);
    const [fifth] = await fixture.people(1);
    const late = await fixture.found(gone, fifth as TestPerson);
    await fixture.accept(gone, late);
    await fixture.accept(fifth as TestPerson, late);
    expect(await fixture.status(fifth as TestPerson)).toMatchObject({ note: 'not_allowed' });
  });
});
