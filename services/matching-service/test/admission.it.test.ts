import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { AgeBand } from '@my-girok/proto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  anybody,
  ConsentKind,
  MatchingFixture,
  MatchState,
  PATIENCE,
  refusal,
  type TestPerson,
} from './matching-service.fixture.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { MATCH_STATE_ENDED: ENDED, MATCH_STATE_IDLE: IDLE, MATCH_STATE_WAITING: WAITING } = MatchState;
const DAY = 86_400_000;

let fixture: MatchingFixture;
beforeAll(async () => {
  fixture = await MatchingFixture.start();
});
afterAll(() => fixture?.stop());
afterEach(() => {
  for (const other of Object.values(fixture.others)) other.away = false;
});

const joining = (person: TestPerson) => refusal(fixture.join(person));

/** Reports about somebody, by as many different people. */
async function report(person: TestPerson, count: number, at: Date): Promise<void> {
  const marks = Array.from({ length: count }, () => ({
    kind: 'report' as const,
    match_id: uuidv7(),
    user_id: person.id,
    by_id: uuidv7(),
    at,
  }));
  await fixture.db.insertInto('marks').values(marks).execute();
}

describe('who may enter', () => {
  it('is neither of unknown age, nor a minor, nor banned, nor nobody', async () => {
    const unknown = await fixture.person({ ageBand: AgeBand.AGE_BAND_UNKNOWN });
    const minor = await fixture.person({ ageBand: AgeBand.AGE_BAND_MINOR });
    const banned = await fixture.person({ banned: true });
    const nobody = await fixture.person();
    fixture.others.auth.forget(nobody.id);
    expect((await joining(unknown)).code).toBe('MATCHING_AGE_UNKNOWN');
    expect((await joining(minor)).code).toBe('MATCHING_AGE_NOT_ALLOWED');
    expect((await joining(banned)).code).toBe('MATCHING_BANNED');
    expect((await joining(nobody)).code).toBe('MATCHING_PERSON_NOT_FOUND');
    for (const person of [unknown, minor, banned, nobody]) {
      expect(await fixture.status(person)).toMatchObject({ state: IDLE });
      expect((await refusal(fixture.client.watchQueue({ criteria: anybody }, person.as))).code).toMatch(/^MATCHING_/);
    }
  });

  it('is nobody while one of those who have a say is away, and everybody again when they are back', async () => {
    for (const owner of ['auth', 'feed'] as const) {
      const person = await fixture.person();
      fixture.others[owner].away = true;
      expect(await joining(person)).toMatchObject({ code: 'COMMON_SERVICE_UNAVAILABLE' });
      expect(await fixture.status(person)).toMatchObject({ state: IDLE });
      fixture.others[owner].away = false;
      const entered = await untilTrue(() => fixture.join(person), PATIENCE);
      expect(entered.state).toBe(WAITING);
      await fixture.leave(person);
    }
  });

  it('cools off for a day after three people reported them, and is told for how long', async () => {
    const [cool, cooled, other] = await fixture.people(3);
    await report(cool, 3, new Date(Date.now() - DAY / 2));
    await report(cooled, 3, new Date(Date.now() - 2 * DAY));
    await report(other, 2, new Date());
    const refused = await joining(cool);
    expect(refused).toMatchObject({ code: 'MATCHING_COOLING_OFF', kind: 'rate_limited' });
    const seconds = Number(refused.details?.retryAfterSeconds);
    expect(seconds).toBeGreaterThan(DAY / 2000 - 600);
    expect(seconds).toBeLessThanOrEqual(DAY / 2000);
    for (const person of [cooled, other]) {
      expect(await fixture.join(person)).toMatchObject({ state: WAITING });
      await fixture.leave(person);
    }
  });

  it('asks for something that can be met', async () => {
    const person = await fixture.person();
    const codes = {
      MATCHING_LANGUAGES_INVALID: { languages: [] },
      MATCHING_INTERESTS_INVALID: { interests: ['nothing'] },
      MATCHING_INTENT_INVALID: { intent: 0 },
      MATCHING_STRICTNESS_INVALID: { strictness: 0 },
    };
    for (const [code, criteria] of Object.entries(codes)) {
      expect((await refusal(fixture.join(person, criteria))).code).toBe(code);
    }
  });

  it('comes through the gateway, for themselves, and not too often', async () => {
    const [person, other] = await fixture.people(2);
    const request = { actor: person.actor, criteria: anybody };
    expect((await refusal(fixture.client.joinQueue(request, person.as))).code).toBe('COMMON_CALLER_NOT_ALLOWED');
    const bff = await fixture.service('graphql-bff');
    expect((await refusal(fixture.client.joinQueue(request, bff))).code).toBe('COMMON_CALLER_NOT_ALLOWED');
    const theirs = { actor: other.actor };
    expect((await refusal(fixture.client.getStatus(theirs, person.as))).code).toBe('COMMON_CALLER_NOT_ALLOWED');
    const nobody = { actor: undefined, criteria: anybody };
    expect((await refusal(fixture.client.joinQueue(nobody, await fixture.gateway()))).code).toBe(
      'COMMON_CALLER_NOT_ALLOWED',
    );
    const keeping = fixture.client.keepTickets({ people: [] }, person.as);
    expect((await refusal(keeping)).code).toBe('COMMON_CALLER_NOT_ALLOWED');
    const codes = new Set<string>();
    for (let i = 0; i < 70; i++) await fixture.join(person).catch((e) => codes.add(e.metadata.get('error-code')[0]));
    expect([...codes]).toEqual(['COMMON_RATE_LIMITED']);
    await fixture.leave(person);
  });
});

describe('whom one may not meet', () => {
  it('is who is blocked either way, on whatever page of the list', async () => {
    const [one, other] = await fixture.people(2);
    fixture.others.feed.pageMax = 2;
    for (let i = 0; i < 7; i++) fixture.others.feed.block(one.id, uuidv7());
    fixture.others.feed.block(one.id, other.id);
    await fixture.join(one);
    await fixture.join(other);
    fixture.others.feed.pageMax = 1000;
    const third = await fixture.person();
    await fixture.join(third);
    const found = await fixture.until(third, MatchState.MATCH_STATE_FOUND);
    const states = await Promise.all([one, other].map((person) => fixture.status(person)));
    expect(states.filter(({ match }) => match?.id === found.match?.id)).toHaveLength(1);
    expect(states.filter(({ state }) => state === WAITING)).toHaveLength(1);
    for (const person of [one, other, third]) await fixture.leave(person);
  });

  it('is never left out of the list, however long it is', async () => {
    const person = await fixture.person();
    for (let i = 0; i < 20_001; i++) fixture.others.feed.block(person.id, uuidv7());
    expect((await joining(person)).code).toBe('MATCHING_TOO_MANY_APART');
  });
});

describe('minors, where an operator lets them in', () => {
  it('meet minors alone, and only write to one another', async () => {
    const open = await MatchingFixture.start({ env: { MATCHING_BANDS: 'adult,minor' } });
    try {
      const adults = await open.people(1);
      const minors = await Promise.all([1, 2].map(() => open.person({ ageBand: AgeBand.AGE_BAND_MINOR })));
      const [one, other] = minors as [TestPerson, TestPerson];
      await open.join(adults[0] as TestPerson);
      const matchId = await open.met(one, other);
      expect(await open.status(adults[0] as TestPerson)).toMatchObject({ state: WAITING });
      const { CONSENT_KIND_IMAGES, CONSENT_KIND_KEEP, CONSENT_KIND_VIDEO, CONSENT_KIND_VOICE } = ConsentKind;
      for (const kind of [CONSENT_KIND_VOICE, CONSENT_KIND_VIDEO, CONSENT_KIND_IMAGES]) {
        expect((await refusal(open.consent(one, matchId, kind))).code).toBe('MATCHING_TEXT_ONLY');
      }
      await open.consent(one, matchId, CONSENT_KIND_KEEP);
      expect((await open.consent(other, matchId, CONSENT_KIND_KEEP)).match?.keptRoomId).not.toBe('');
      expect(open.others.chat.room(matchId).state).toMatchObject({ voiceAllowed: false, imagesAllowed: false });
    } finally {
      await open.stop();
    }
  });
});

describe('what is asked again when both have said yes', () => {
  const refused: [what: string, change: (one: TestPerson, other: TestPerson) => unknown][] = [
    ['a block', (one, other) => fixture.others.feed.block(one.id, other.id)],
    ['a ban', (one) => fixture.others.auth.know(one.id, { banned: true })],
    ['another age', (_one, other) => fixture.others.auth.know(other.id, { ageBand: AgeBand.AGE_BAND_MINOR })],
    ['an age that is not known any more', (one) => fixture.others.auth.know(one.id, { ageBand: 0 })],
    ['an account that is gone', (_one, other) => fixture.others.auth.forget(other.id)],
    ['reports about one of them while they waited', (_one, other) => report(other, 3, new Date())],
  ];

  it.each(refused)('is the reason for no match: %s; neither learns which', async (_what, change) => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.found(one, other);
    await change(one, other);
    await fixture.accept(one, matchId);
    await fixture.accept(other, matchId);
    for (const person of [one, other]) {
      const status = await untilTrue(async () => {
        const now = await fixture.status(person);
        return now.state === IDLE && now;
      }, PATIENCE);
      expect(status).toMatchObject({ note: 'not_allowed', match: undefined });
    }
    expect(fixture.others.chat.rooms.has(matchId)).toBe(false);
    expect(await fixture.db.selectFrom('matches').select('id').where('id', '=', matchId).execute()).toEqual([]);
    expect((await fixture.events('match.started')).filter((event) => event.matchId === matchId)).toEqual([]);
  });

  it('comes later where an owner is away at that moment', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.found(one, other);
    fixture.others.feed.away = true;
    await fixture.accept(one, matchId);
    const both = await fixture.accept(other, matchId);
    expect(both.state).toBe(MatchState.MATCH_STATE_ACCEPTED);
    fixture.others.feed.away = false;
    expect(await fixture.until(one, MatchState.MATCH_STATE_STARTED)).toMatchObject({ match: { id: matchId } });
    await fixture.end(one, matchId);
  });
});

describe('events of their owners', () => {
  it.each(['user.blocked', 'user.banned', 'user.deleted'] as const)(
    '%s that comes while a match is being begun, after its owner was asked, is the end of it',
    async (type) => {
      const [one, other] = await fixture.people(2);
      const matchId = await fixture.found(one, other);
      await fixture.accept(one, matchId);
      fixture.others.chat.silent = true;
      const begun = fixture.accept(other, matchId);
      await untilTrue(() => fixture.others.chat.rooms.has(matchId), PATIENCE);
      const data = type === 'user.blocked' ? { blockerId: one.id, blockedId: other.id } : { userId: one.id };
      await fixture.publish(type, data);
      await untilTrue(async () => {
        const { db } = fixture;
        const low = [one.id, other.id].toSorted()[0] ?? '';
        const parted = await db.selectFrom('parted').select('why').where('one_id', '=', low).execute();
        const out = await db.selectFrom('shut_out').select('why').where('user_id', '=', one.id).execute();
        return type === 'user.blocked' ? parted.length > 0 : out.length > 0;
      }, PATIENCE);
      fixture.others.chat.silent = false;
      await begun;
      for (const person of [one, other]) {
        const status = await fixture.until(person, IDLE);
        expect(status).toMatchObject({ note: 'not_allowed', match: undefined });
      }
      expect(await fixture.db.selectFrom('matches').select('id').where('id', '=', matchId).execute()).toEqual([]);
      expect((await fixture.events('match.started')).filter((event) => event.matchId === matchId)).toEqual([]);
    },
  );

  it('user.blocked takes a proposal of the two away, and ends a match of the two', async () => {
    const [one, other, third] = await fixture.people(3);
    await fixture.found(one, other);
    await fixture.applied('user.blocked', { blockerId: other.id, blockedId: one.id });
    for (const person of [one, other]) {
      const back = await fixture.until(person, WAITING);
      expect(back).toMatchObject({ note: 'other_gone', match: undefined });
    }
    await fixture.leave(one);
    const matchId = await fixture.met(other, third);
    await fixture.applied('user.blocked', { blockerId: other.id, blockedId: one.id });
    expect((await fixture.status(other)).state).toBe(MatchState.MATCH_STATE_STARTED);
    await fixture.applied('user.blocked', { blockerId: other.id, blockedId: third.id });
    for (const person of [other, third]) {
      expect(await fixture.status(person)).toMatchObject({
        state: ENDED,
        match: { id: matchId, endReason: 'not_allowed', endedByMe: false },
      });
    }
    expect(fixture.others.chat.room(matchId).state.ended).toBe(true);
  });

  it('user.banned takes a person out of the queue, a proposal or a match at once; user.unbanned lets them in again', async () => {
    const [waits, met, partner] = await fixture.people(3);
    const matchId = await fixture.met(met, partner);
    await fixture.join(waits);
    for (const { id } of [waits, met]) await fixture.applied('user.banned', { userId: id });
    expect(await fixture.status(waits)).toMatchObject({ state: IDLE, note: 'not_allowed' });
    expect(await fixture.status(partner)).toMatchObject({
      state: ENDED,
      match: { id: matchId, endReason: 'not_allowed' },
    });
    // auth-service may not have said so yet.
    const [again] = await fixture.people(1);
    const proposed = await fixture.found(waits, again as TestPerson);
    await fixture.accept(waits, proposed);
    await fixture.accept(again as TestPerson, proposed);
    expect(await fixture.status(waits)).toMatchObject({ state: IDLE, note: 'not_allowed' });
    await fixture.applied('user.unbanned', { userId: waits.id });
    const [late] = await fixture.people(1);
    expect(await fixture.met(waits, late as TestPerson)).toBeTruthy();
  });
});
