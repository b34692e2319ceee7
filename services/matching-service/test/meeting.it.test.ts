import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConsentKind, MatchingFixture, MatchState, PATIENCE, present, refusal } from './matching-service.fixture.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { MATCH_STATE_ENDED: ENDED, MATCH_STATE_IDLE: IDLE, MATCH_STATE_STARTED: STARTED } = MatchState;
const { MATCH_STATE_ACCEPTED: ACCEPTED, MATCH_STATE_FOUND: FOUND, MATCH_STATE_WAITING: WAITING } = MatchState;
const { CONSENT_KIND_KEEP: KEEP, CONSENT_KIND_VIDEO: VIDEO, CONSENT_KIND_VOICE: VOICE } = ConsentKind;

let fixture: MatchingFixture;
beforeAll(async () => {
  fixture = await MatchingFixture.start();
});
afterAll(() => fixture?.stop());

describe('two strangers', () => {
  it('wait, are found, both say yes, agree step by step, keep contact and end', async () => {
    const [one, other] = await fixture.people(2);
    expect(await fixture.status(one)).toMatchObject({ state: IDLE, ticketId: '' });
    expect(await fixture.join(one)).toMatchObject({ state: WAITING });
    await fixture.join(other);
    const found = await fixture.until(one, FOUND);
    const matchId = present(found.match).id;
    expect(await fixture.accept(one, matchId)).toMatchObject({ state: ACCEPTED });
    const started = await fixture.accept(other, matchId);
    expect(started).toMatchObject({ state: STARTED, match: { id: matchId, reason: { commonLanguages: ['en'] } } });
    const room = fixture.others.chat.room(matchId);
    expect(started.match?.roomId).toBe(room.roomId);
    expect(room.people.map(({ userId }) => userId).toSorted()).toEqual([one.id, other.id].toSorted());
    expect(room.people.find(({ userId }) => userId === one.id)?.alias).toEqual(found.match?.me);

    expect((await refusal(fixture.consent(one, matchId, VIDEO))).code).toBe('MATCHING_VOICE_FIRST');
    await fixture.consent(one, matchId, VOICE);
    expect(room.state.voiceAllowed).toBe(false);
    await fixture.consent(other, matchId, VOICE);
    expect(room.state).toMatchObject({ voiceAllowed: true, videoAllowed: false });
    for (const person of [one, other]) await fixture.consent(person, matchId, VIDEO);
    expect(room.state).toMatchObject({ voiceAllowed: true, videoAllowed: true, ended: false });
    await fixture.consent(one, matchId, VOICE, false);
    expect(room.state).toMatchObject({ voiceAllowed: false, videoAllowed: false });

    await fixture.consent(one, matchId, KEEP);
    expect(fixture.others.chat.kept.size).toBe(0);
    const kept = await fixture.consent(other, matchId, KEEP);
    const keptRoomId = [...fixture.others.chat.kept.values()][0] ?? '';
    expect(kept.match?.keptRoomId).toBe(keptRoomId);
    expect((await fixture.status(one)).match?.keptRoomId).toBe(keptRoomId);

    expect(await fixture.end(one, matchId)).toMatchObject({ state: ENDED, match: { endedByMe: true } });
    expect(await fixture.status(other)).toMatchObject({
      state: ENDED,
      match: { endedByMe: false, endReason: 'ended', keptRoomId },
    });
    expect(room.state.ended).toBe(true);
    expect((await refusal(fixture.consent(one, matchId, VOICE))).code).toBe('MATCHING_ENDED');

    const userIds = expect.arrayContaining([one.id, other.id]);
    await untilTrue(async () => (await fixture.events('match.ended')).some((event) => event.matchId === matchId));
    const ofMatch = <E extends { matchId: string }>(events: E[]) => events.filter((event) => event.matchId === matchId);
    expect(ofMatch(await fixture.events('match.started'))).toMatchObject([{ userIds, roomId: room.roomId }]);
    expect(ofMatch(await fixture.events('match.kept'))).toMatchObject([{ userIds, roomId: keptRoomId }]);
    expect(ofMatch(await fixture.events('match.ended'))).toMatchObject([{ byId: one.id, reason: 'ended' }]);

    const heard = await fixture.heard(other);
    const ours = heard.filter((status) => status.ticketId === started.ticketId);
    const versions = ours.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
    expect(ours.at(-1)).toMatchObject({ state: ENDED });
  });

  it('hear nothing of one another but what was made for their match, whatever happens', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    for (const kind of [VOICE, VIDEO]) for (const person of [one, other]) await fixture.consent(person, matchId, kind);
    await fixture.consent(one, matchId, KEEP);
    await fixture.consent(other, matchId, KEEP);
    await fixture.client.reportMatch({ matchId, reason: 1, note: '', includeMessages: false }, one.as);
    await fixture.status(other);
    await untilTrue(async () => (await fixture.heard(other)).at(-1)?.state === ENDED, PATIENCE);
    for (const [me, them] of [
      [one, other],
      [other, one],
    ] as const) {
      const seen = [...(fixture.answered.get(me.id) ?? []), ...(await fixture.heard(me))];
      const theirs = [...(fixture.answered.get(them.id) ?? []), ...(await fixture.heard(them))];
      const hidden = new Set([them.id, them.sessionId, ...theirs.map(({ ticketId }) => ticketId)].filter(Boolean));
      const text = JSON.stringify(seen);
      expect(seen.some(({ state }) => state === STARTED)).toBe(true);
      for (const id of hidden) expect(text).not.toContain(id);
      const aliases = new Set(seen.flatMap(({ match }) => (match ? [match.me?.id, match.other?.id] : [])));
      expect(aliases.size).toBe(2);
    }
    expect((await fixture.heard(other)).at(-1)?.match?.endReason).toBe('ended');
  });

  it('learn that the other wants to keep contact only when both do', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    const before = await fixture.status(other);
    await fixture.consent(one, matchId, KEEP);
    expect(await fixture.status(other)).toEqual(before);
    await fixture.consent(one, matchId, KEEP, false);
    await fixture.consent(one, matchId, KEEP);
    expect(await fixture.status(other)).toEqual(before);
    const kept = await fixture.consent(other, matchId, KEEP);
    expect(kept.version).toBe(before.version + 2);
    expect(kept.match?.consents.find(({ kind }) => kind === KEEP)).toMatchObject({ mine: true, theirs: true });
  });

  it('keep contact once chat-service is back, also when it was away as both agreed', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    fixture.others.chat.away = true;
    try {
      for (const person of [one, other]) await fixture.consent(person, matchId, KEEP);
      for (const person of [one, other]) await fixture.consent(person, matchId, VOICE);
      expect((await fixture.status(one)).match?.keptRoomId).toBe('');
    } finally {
      fixture.others.chat.away = false;
    }
    await untilTrue(async () => (await fixture.status(one)).match?.keptRoomId, PATIENCE);
    await untilTrue(() => fixture.others.chat.room(matchId).state.voiceAllowed, PATIENCE);
    expect((await fixture.events('match.kept')).filter((event) => event.matchId === matchId)).toHaveLength(1);
  });

  it('who repeats what they did changes nothing', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    const started = await fixture.status(one);
    expect(await fixture.accept(one, matchId)).toEqual(started);
    expect(await fixture.join(one)).toEqual(started);
    await fixture.consent(one, matchId, VOICE);
    const agreed = await fixture.status(one);
    expect(await fixture.consent(one, matchId, VOICE)).toEqual(agreed);
    const ended = await fixture.end(one, matchId);
    expect(await fixture.end(one, matchId)).toEqual(ended);
    expect(await fixture.end(other, matchId)).toMatchObject({ state: ENDED, match: { endedByMe: false } });
    expect((await refusal(fixture.accept(other, randomUUID()))).code).toBe('MATCHING_GONE');
  });
});

describe('a proposal', () => {
  it('that one skips returns both to the queue with their place, and not to one another', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.found(one, other);
    const before = await fixture.status(other);
    expect(await fixture.skip(one, matchId)).toMatchObject({ state: WAITING });
    const back = await fixture.until(other, WAITING);
    expect(back).toMatchObject({ note: 'other_declined', waiting: { since: before.waiting?.since } });
    expect(await fixture.skip(one, matchId)).toMatchObject({ state: WAITING });
    for (const person of [one, other]) await fixture.leave(person);
    const [low, high] = [one.id, other.id].toSorted() as [string, string];
    const pairs = await fixture.db.selectFrom('parted').selectAll().where('one_id', '=', low).execute();
    expect(pairs).toMatchObject([{ other_id: high, why: 'skip' }]);
    expect(await fixture.db.selectFrom('marks').selectAll().where('match_id', '=', matchId).execute()).toMatchObject([
      { kind: 'skip', user_id: one.id },
    ]);
  });

  it('is declined by leaving the queue, which counts as a skip', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.found(one, other);
    expect(await fixture.leave(one)).toMatchObject({ state: IDLE });
    await fixture.until(other, WAITING);
    await fixture.leave(other);
    const marks = await fixture.db.selectFrom('marks').select('user_id').where('match_id', '=', matchId).execute();
    expect(marks).toEqual([{ user_id: one.id }]);
  });
});

describe('people who met', () => {
  it('are not proposed to one another again, while others are', async () => {
    const [one, other, third] = await fixture.people(3);
    await fixture.end(one, await fixture.met(one, other));
    await fixture.join(one);
    await fixture.join(other);
    expect([await fixture.status(one), await fixture.status(other)]).toMatchObject([
      { state: WAITING, match: undefined },
      { state: WAITING, match: undefined },
    ]);
    await fixture.join(third);
    const found = await fixture.until(third, FOUND);
    const partner = await untilTrue(async () => {
      for (const person of [one, other])
        if ((await fixture.status(person)).match?.id === found.match?.id) return person;
      return undefined;
    });
    expect([one.id, other.id]).toContain(partner.id);
    for (const person of [one, other, third]) await fixture.leave(person);
  });

  it('may meet again after a week', async () => {
    const [one, other] = await fixture.people(2);
    await fixture.end(one, await fixture.met(one, other));
    await fixture.db
      .updateTable('parted')
      .set({ until: new Date(Date.now() - 1000) })
      .where('why', '=', 'match')
      .execute();
    expect(await fixture.met(one, other)).toBeTruthy();
  });

  it('are parted from the end of their match on, however long they talked', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    const [low] = [one.id, other.id].toSorted() as [string, string];
    await fixture.db.updateTable('parted').set({ until: new Date() }).where('one_id', '=', low).execute();
    await fixture.end(one, matchId);
    const pair = await fixture.db
      .selectFrom('parted')
      .selectAll()
      .where('one_id', '=', low)
      .where('why', '=', 'match')
      .executeTakeFirst();
    expect((pair?.until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(6 * 86_400_000);
  });

  it('do not see the match that ended any more when they are in the queue again', async () => {
    const [one, other] = await fixture.people(2);
    const matchId = await fixture.met(one, other);
    await fixture.end(one, matchId);
    expect(await fixture.status(one)).toMatchObject({ state: ENDED, match: { id: matchId } });
    await fixture.join(one);
    await fixture.leave(one);
    expect(await fixture.status(one)).toMatchObject({ state: IDLE, match: undefined });
    expect(await fixture.status(other)).toMatchObject({ state: ENDED });
  });
});

describe('a match', () => {
  it('of which somebody who is not in it asks is not there', async () => {
    const [one, other, third] = await fixture.people(3);
    const matchId = await fixture.met(one, other);
    const report = { matchId, reason: 1, note: '', includeMessages: false };
    const calls = [
      () => fixture.end(third, matchId),
      () => fixture.consent(third, matchId, VOICE),
      () => fixture.client.reportMatch(report, third.as),
      () => fixture.end(one, uuidv7()),
    ];
    for (const call of calls) expect((await refusal(call())).code).toBe('MATCHING_NOT_IN_MATCH');
    expect((await refusal(fixture.end(one, 'x'))).code).toBe('MATCHING_ID_INVALID');
    expect((await refusal(fixture.consent(one, matchId, 0))).code).toBe('MATCHING_CONSENT_INVALID');
  });
});
