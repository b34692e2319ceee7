import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALONE_MS,
  ARRIVAL_MS,
  type Call,
  DEVICES_MAX,
  isIn,
  isOver,
  joinedOf,
  later,
  MOVE_MS,
  newCall,
  personOf,
  RING_MS,
} from './call.js';
import {
  ended,
  settled,
  withArrival,
  withDecline,
  withDevice,
  withHangUp,
  withoutPerson,
  withTime,
  withVideoAllowed,
} from './call-changes.js';

const start = new Date('2026-01-01T00:00:00Z');
const at = (ms: number) => later(start, ms);

function begun({ others = ['b'], kind = 'direct' as 'direct' | 'group' | 'match', busy = [] as string[] } = {}): Call {
  const call = newCall({
    id: 'call',
    room: { _id: 'room', kind },
    kind: 'voice',
    videoAllowed: true,
    starter: { userId: 'a', shownId: 'a' },
    clientKey: 'a:1',
    others: others.map((userId) => ({ userId, shownId: userId, isBusy: busy.includes(userId) })),
    livekitRoom: 'first',
    now: start,
  });
  return settled(call, start);
}

const arrive = (call: Call, userId: string, deviceId = `${userId}1`, now = start) =>
  settled(
    withArrival(
      call,
      { userId, shownId: userId, deviceId, sessionId: `s-${deviceId}`, identity: `i-${deviceId}` },
      now,
    ),
    now,
  );

const there = (call: Call, identity: string) =>
  settled(withDevice(call, identity, { sid: 'PA', seenAt: start, awaitedUntil: undefined }), start);

describe('ringing', () => {
  it('is live when a second person comes, and due when it rings no longer', () => {
    const call = begun();
    expect(call).toMatchObject({ state: 'ringing', dueAt: at(RING_MS), activeIds: ['a', 'b'] });
    expect(arrive(call, 'a').state).toBe('ringing');
    expect(arrive(arrive(call, 'a'), 'b')).toMatchObject({ state: 'live', liveAt: start });
  });

  it('ends as how everybody answered', () => {
    const three = begun({ others: ['b', 'c'], kind: 'group' });
    const one = settled(withDecline(three, 'b'), start);
    expect(one.state).toBe('ringing');
    expect(settled(withDecline(one, 'c'), start)).toMatchObject({ endReason: 'declined', missedIds: [] });
    expect(settled(withTime(one, at(RING_MS)), start)).toMatchObject({ endReason: 'missed', missedIds: ['c'] });
    expect(begun({ busy: ['b'] })).toMatchObject({ state: 'ended', endReason: 'busy', missedIds: ['b'] });
    expect(begun({ others: [], kind: 'group' }).state).toBe('ringing');
  });

  it('ends when whoever began it does not come', () => {
    const call = begun({ others: [], kind: 'group' });
    expect(settled(withTime(call, at(ARRIVAL_MS - 1)), start).state).toBe('ringing');
    expect(settled(withTime(call, at(ARRIVAL_MS)), start)).toMatchObject({ state: 'ended', endReason: 'ended' });
  });
});

describe('devices', () => {
  it('keeps the newest of one person, and takes the others out', () => {
    let call = begun();
    for (let i = 0; i <= DEVICES_MAX; i++) call = arrive(call, 'a', `a${i}`);
    expect(personOf(call, 'a')?.devices.map(({ deviceId }) => deviceId)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
    expect(call.tasks).toEqual([{ kind: 'remove', livekitRoom: 'first', identity: 'i-a0' }]);
  });

  it('has left with the last one that does not come back', () => {
    const call = there(arrive(arrive(begun({ kind: 'group' }), 'a'), 'b'), 'i-a1');
    const gone = settled(withTime(call, at(ARRIVAL_MS)), start);
    expect(gone.people.map(({ userId, state }) => [userId, state])).toEqual([
      ['b', 'left'],
      ['a', 'joined'],
    ]);
    expect(gone.state).toBe('live');
  });

  it('lets one of two wait a minute for the other', () => {
    const call = there(arrive(arrive(begun(), 'a'), 'b'), 'i-a1');
    const alone = settled(withTime(call, at(ARRIVAL_MS)), at(ARRIVAL_MS));
    expect(alone).toMatchObject({ state: 'live', aloneSince: at(ARRIVAL_MS) });
    expect(settled({ ...alone, tasks: [] }, at(ARRIVAL_MS)).dueAt).toEqual(at(ARRIVAL_MS + ALONE_MS));
    expect(arrive(alone, 'b', 'b2').aloneSince).toBeUndefined();
    expect(withTime(alone, at(ARRIVAL_MS + ALONE_MS))).toMatchObject({ state: 'ended', endReason: 'ended' });
  });
});

describe('putting out', () => {
  const talking = () => arrive(arrive(arrive(begun({ others: ['b', 'c'], kind: 'group' }), 'a'), 'b'), 'c');

  it('moves who stays to another room, and closes the one that opens to who was put out', () => {
    const call = settled(withoutPerson(talking(), 'c', undefined, 'ended', start), start);
    expect(call).toMatchObject({ state: 'live', generation: 2, holders: [] });
    expect(call.livekitRoom).not.toBe('first');
    expect(call.tasks).toEqual([
      { kind: 'remove', livekitRoom: 'first', identity: 'i-c1' },
      { kind: 'close', livekitRoom: 'first' },
    ]);
    expect(personOf(call, 'a')?.devices[0]?.awaitedUntil).toEqual(at(MOVE_MS));
  });

  it('changes nothing the second time, nor for who never was there', () => {
    const once = withoutPerson(talking(), 'c', undefined, 'ended', start);
    expect(withoutPerson(once, 'c', undefined, 'ended', start)).toBe(once);
    const call = talking();
    expect(withoutPerson(call, 'd', undefined, 'ended', start)).toBe(call);
    expect(withoutPerson(call, 'c', 'another', 'ended', start)).toBe(call);
  });

  it('moves on for a session that holds a way in, though its device has hung up', () => {
    const left = withHangUp(talking(), 'c', () => true, start);
    expect(withoutPerson(left, 'c', 's-c1', 'ended', start).generation).toBe(2);
  });

  it('ends a call of two, as missed where nobody had answered', () => {
    const ringing = arrive(begun(), 'a');
    expect(withoutPerson(ringing, 'a', undefined, 'ended', start)).toMatchObject({
      endReason: 'missed',
      missedIds: ['b'],
    });
    expect(withoutPerson(arrive(ringing, 'b'), 'b', undefined, 'ended', start).endReason).toBe('ended');
    expect(withoutPerson(ringing, 'a', undefined, 'not_allowed', start)).toMatchObject({
      endReason: 'not_allowed',
      missedIds: [],
    });
  });

  it('stays where it is for who was only rung', () => {
    const call = arrive(arrive(begun({ others: ['b', 'c'], kind: 'group' }), 'a'), 'b');
    const without = withoutPerson(call, 'c', undefined, 'ended', start);
    expect([without.generation, personOf(without, 'c')?.state]).toEqual([1, 'left']);
  });
});

it('moves on when cameras are taken back, and not when they are allowed', () => {
  const call = arrive(arrive({ ...begun({ kind: 'match' }), videoAllowed: false }, 'a'), 'b');
  const allowed = withVideoAllowed(call, true, start);
  expect(allowed).toMatchObject({ generation: 1, kind: 'video' });
  expect(allowed.tasks.map(({ kind }) => kind)).toEqual(['permit', 'permit']);
  expect(withVideoAllowed({ ...allowed, tasks: [] }, false, start)).toMatchObject({ generation: 2, kind: 'voice' });
  expect(withVideoAllowed(allowed, true, start)).toBe(allowed);
});

it('shows at most 32 people, and none of those who are in it less', () => {
  let call = begun({ others: [], kind: 'group' });
  for (let i = 0; i < 40; i++) {
    call = arrive(call, `p${i}`);
    if (i >= 20)
      call = settled(
        withHangUp(call, `p${i}`, () => true, start),
        start,
      );
  }
  expect(call.people).toHaveLength(32);
  expect(joinedOf(call)).toHaveLength(21);
});

interface Step {
  what: 'arrive' | 'decline' | 'hangUp' | 'putOut' | 'session' | 'time' | 'gone' | 'end';
  who: string;
  device: string;
  ms: number;
}

describe('whatever happens', () => {
  const people = ['a', 'b', 'c'];
  const whats = ['arrive', 'decline', 'hangUp', 'putOut', 'session', 'time', 'gone', 'end'] as const;
  const step = fc.record({
    what: fc.constantFrom(...whats),
    who: fc.constantFrom(...people),
    device: fc.constantFrom('1', '2'),
    ms: fc.integer({ min: 0, max: 120_000 }),
  });
  const play = (kind: 'direct' | 'group', steps: readonly Step[]) => {
    let [call, now] = [begun({ kind, others: kind === 'direct' ? ['b'] : ['b', 'c'] }), start];
    const all = [call];
    for (const { what, who, device, ms } of steps) {
      if (isOver(call)) break;
      now = later(now, ms);
      const deviceId = `${who}${device}`;
      const change = {
        arrive: () =>
          withArrival(call, { userId: who, shownId: who, deviceId, sessionId: deviceId, identity: deviceId }, now),
        decline: () => withDecline(call, who),
        hangUp: () => withHangUp(call, who, (one) => one.deviceId === deviceId, now),
        putOut: () => withoutPerson(call, who, undefined, 'ended', now),
        session: () => withoutPerson(call, who, deviceId, 'ended', now),
        time: () => withTime(call, now),
        gone: () => withDevice(call, deviceId, { sid: undefined, awaitedUntil: now }),
        end: () => ended(call, 'not_allowed', now),
      }[what]();
      call = settled(change, now);
      all.push(call);
    }
    return all;
  };
  const runs = fc.tuple(fc.constantFrom('direct' as const, 'group' as const), fc.array(step, { maxLength: 25 }));

  it('goes on only while somebody is in it, and leaves nobody in it when it is over', () => {
    fc.assert(
      fc.property(runs, ([kind, steps]) => {
        for (const call of play(kind, steps)) {
          if (isOver(call)) {
            expect([call.endReason, call.endedAt, call.liveKey, call.checkAt]).toEqual([
              expect.any(String),
              expect.any(Date),
              undefined,
              undefined,
            ]);
            expect([joinedOf(call), call.holders, call.activeIds]).toEqual([[], [], []]);
            expect(call.tasks).toContainEqual({ kind: 'close', livekitRoom: call.livekitRoom });
          } else {
            expect(joinedOf(call).length).toBeGreaterThan(0);
            expect(call.state === 'live' || call.dueAt !== undefined).toBe(true);
          }
        }
      }),
    );
  });

  it('leaves no LiveKit room open to somebody who was put out', () => {
    fc.assert(
      fc.property(runs, fc.constantFrom(...people), ([kind, steps], who) => {
        const call = play(kind, steps).at(-1) as Call;
        const after = settled(withoutPerson(call, who, undefined, 'ended', start), start);
        const held = call.holders.some(({ userId }) => userId === who);
        expect(isIn(after, who)).toBe(false);
        expect(after.holders.some(({ userId }) => userId === who)).toBe(false);
        if (held) expect(after.tasks).toContainEqual({ kind: 'close', livekitRoom: call.livekitRoom });
        if (held && !isOver(after)) expect(after.livekitRoom).not.toBe(call.livekitRoom);
      }),
    );
  });
});
