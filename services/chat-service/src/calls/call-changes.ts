import { LIMITS } from '@my-girok/types';
import {
  ALONE_MS,
  ARRIVAL_MS,
  type Call,
  type CallDevice,
  type CallPerson,
  type CallPersonState,
  type CallTask,
  DEVICES_MAX,
  type EndReason,
  freshName,
  isIn,
  isOfTwo,
  isOver,
  joinedOf,
  KEEP_MS,
  later,
  MOVE_MS,
  personOf,
  RETRY_MS,
} from './call.js';

/** Everything that changes a call, as functions of the call: whoever writes applies `settled` last. */

const change = (call: Call, userId: string, to: (person: CallPerson) => CallPerson): Call => ({
  ...call,
  people: call.people.map((person) => (person.userId === userId ? to(person) : person)),
});

const withTasks = (call: Call, tasks: readonly CallTask[]): Call => ({ ...call, tasks: [...call.tasks, ...tasks] });

const removal = (call: Call, { identity }: Pick<CallDevice, 'identity'>): CallTask => ({
  kind: 'remove',
  livekitRoom: call.livekitRoom,
  identity,
});

export interface Arrival {
  userId: string;
  shownId: string;
  deviceId: string;
  sessionId: string;
  identity: string;
}

/** Somebody was given a way in by one of their pages: they are in, and none of their devices rings any more. */
export function withArrival(call: Call, { userId, shownId, ...device }: Arrival, now: Date): Call {
  const known = personOf(call, userId);
  const others = call.people.filter((other) => other.userId !== userId);
  const kept = (known?.devices.filter(({ deviceId }) => deviceId !== device.deviceId) ?? []).slice(1 - DEVICES_MAX);
  const replaced = known?.devices.filter((old) => !kept.includes(old)) ?? [];
  const devices = [...kept, { ...device, awaitedUntil: later(now, ARRIVAL_MS) }];
  const person: CallPerson = { userId, shownId, state: 'joined', devices };
  const isHolder = call.holders.some((one) => one.userId === userId && one.sessionId === device.sessionId);
  const holders = isHolder ? call.holders : [...call.holders, { userId, sessionId: device.sessionId }];
  const tasks = replaced.map((old) => removal(call, old));
  return withTasks({ ...call, people: bounded([person, ...others]), holders }, tasks);
}

/** Who is in it or rung before who is not any more. */
function bounded(people: readonly CallPerson[]): CallPerson[] {
  if (people.length <= LIMITS.callPeopleMax) return [...people];
  const isThere = ({ state }: CallPerson) => state === 'joined' || state === 'ringing';
  return [...people.filter(isThere), ...people.filter((person) => !isThere(person))].slice(0, LIMITS.callPeopleMax);
}

/** Somebody does not want to answer. */
export function withDecline(call: Call, userId: string): Call {
  if (personOf(call, userId)?.state !== 'ringing') return call;
  return change(call, userId, (person) => ({ ...person, state: 'declined' }));
}

/**
 * Somebody hangs up on some of their devices, or on all; with the last one they have left, and where two talk that ends the
 * call.
 */
export function withHangUp(call: Call, userId: string, isGone: (device: CallDevice) => boolean, now: Date): Call {
  const person = personOf(call, userId);
  if (person?.state !== 'joined') return call;
  const gone = person.devices.filter(isGone);
  const devices = person.devices.filter((device) => !isGone(device));
  if (gone.length === 0 && devices.length > 0) return call;
  const tasks = gone.map((device) => removal(call, device));
  const left = withTasks(
    change(call, userId, (one) => leaving({ ...one, devices })),
    tasks,
  );
  return isOfTwo(call) && !isIn(left, userId) ? ended(left, undefined, now) : left;
}

/** A device is put out, whatever its person says; to come back they ask for a way in. */
export function withoutDevice(call: Call, identity: string, now: Date): Call {
  const isIt = (device: CallDevice) => device.identity === identity;
  const person = call.people.find(({ devices }) => devices.some(isIt));
  return person ? withHangUp(call, person.userId, isIt, now) : call;
}

function leaving(person: CallPerson): CallPerson {
  if (person.state !== 'joined' || person.devices.length > 0) return person;
  return { ...person, state: 'left', awaitedUntil: undefined };
}

/** A device is there, or has gone and may come back. */
export function withDevice(
  call: Call,
  identity: string,
  to: Pick<CallDevice, 'sid' | 'seenAt' | 'awaitedUntil'>,
): Call {
  return {
    ...call,
    people: call.people.map((person) => ({
      ...person,
      devices: person.devices.map((device) => (device.identity === identity ? { ...device, ...to } : device)),
    })),
  };
}

/**
 * Puts somebody out, on the devices of one session or on all. LiveKit takes them out, and because what they hold opens its room
 * still, that is left with them: who stays moves on. Where two talk the call ends.
 */
export function withoutPerson(
  call: Call,
  userId: string,
  sessionId: string | undefined,
  reason: EndReason,
  now: Date,
): Call {
  const isHit = (one: { userId: string; sessionId: string }) =>
    one.userId === userId && (sessionId === undefined || one.sessionId === sessionId);
  const person = personOf(call, userId);
  const gone = person?.devices.filter((device) => isHit({ userId, sessionId: device.sessionId })) ?? [];
  const devices = person?.devices.filter((device) => !gone.includes(device)) ?? [];
  const held = call.holders.some(isHit);
  const isWhole = sessionId === undefined;
  if (gone.length === 0 && !held && !(isWhole && isThere(person))) return call;
  const state: CallPersonState = devices.length > 0 ? 'joined' : 'left';
  const tasks = gone.map((device) => removal(call, device));
  const without = withTasks(
    person && (isWhole || gone.length > 0)
      ? change(call, userId, (one) => ({ ...one, devices, state, awaitedUntil: undefined }))
      : call,
    tasks,
  );
  if (isOfTwo(call) && (isWhole || (gone.length > 0 && devices.length === 0))) return ended(without, reason, now);
  return held ? moved(without, now) : without;
}

/** Shows somebody no more, who was put out before. */
export function forgetting(call: Call, userId: string): Call {
  return personOf(call, userId) ? { ...call, people: call.people.filter((person) => person.userId !== userId) } : call;
}

function isThere(person: CallPerson | undefined): boolean {
  return person?.state === 'joined' || person?.state === 'ringing';
}

/** To another LiveKit room: whoever holds a way into the old one asks again, and is checked again. */
export function moved(call: Call, now: Date): Call {
  const people = call.people.map((person) => ({
    ...person,
    devices: person.devices.map((device) => ({ ...device, sid: undefined, awaitedUntil: later(now, MOVE_MS) })),
  }));
  const close: CallTask = { kind: 'close', livekitRoom: call.livekitRoom };
  const generation = call.generation + 1;
  return withTasks({ ...call, people, generation, livekitRoom: freshName(), holders: [] }, [close]);
}

/**
 * What it may carry changed. Cameras are allowed by telling LiveKit of each device; taken back the same way, at once, and by
 * moving on, since what somebody holds would still let their camera in.
 */
export function withVideoAllowed(call: Call, videoAllowed: boolean, now: Date): Call {
  if (call.videoAllowed === videoAllowed) return call;
  const { livekitRoom } = call;
  const devices = call.people.flatMap((person) => person.devices);
  const permits = devices.map(({ identity }): CallTask => ({ kind: 'permit', livekitRoom, identity }));
  const told = withTasks({ ...call, videoAllowed, kind: videoAllowed ? 'video' : 'voice' }, permits);
  return videoAllowed || call.holders.length === 0 ? told : moved(told, now);
}

/** Ends it. That it merely ended is said of one that was live; how one went that nobody answered says itself. */
export function ended(call: Call, reason: EndReason | undefined, now: Date): Call {
  if (isOver(call)) return call;
  const endReason = reason && reason !== 'ended' ? reason : call.liveAt ? 'ended' : unanswered(call);
  // Whoever could not be reached missed it; whoever declined, came or was shut out did not.
  const isMissed = ({ userId, state }: CallPerson) =>
    userId !== call.startedById && (state === 'ringing' || state === 'missed' || state === 'busy');
  const missedIds = endReason === 'not_allowed' ? [] : call.people.filter(isMissed).map(({ userId }) => userId);
  const people = call.people.map((person) => ({
    ...person,
    state: OVER[person.state],
    devices: [],
    awaitedUntil: undefined,
  }));
  const close: CallTask = { kind: 'close', livekitRoom: call.livekitRoom };
  const over = { ...call, state: 'ended' as const, endReason, endedAt: now, people, missedIds, holders: [] };
  return withTasks({ ...over, liveKey: undefined, expiresAt: later(now, KEEP_MS) }, [close]);
}

const OVER: Record<CallPersonState, CallPersonState> = {
  ringing: 'missed',
  joined: 'left',
  left: 'left',
  declined: 'declined',
  missed: 'missed',
  busy: 'busy',
};

/** How a call went that nobody answered. */
function unanswered(call: Call): EndReason {
  const others = call.people.filter(({ userId }) => userId !== call.startedById);
  if (others.length === 0) return 'ended';
  if (others.every(({ state }) => state === 'declined')) return 'declined';
  return others.every(({ state }) => state === 'busy') ? 'busy' : 'missed';
}

/** What time alone changes: it rings no longer, who did not come has left, and nobody waits for ever. */
export function withTime(call: Call, now: Date): Call {
  if (isOver(call)) return call;
  const isPast = (at: Date | undefined) => at !== undefined && at.getTime() <= now.getTime();
  const people = call.people.map((person): CallPerson => {
    if (person.state === 'ringing') return isPast(call.ringUntil) ? { ...person, state: 'missed' } : person;
    const devices = person.devices.filter(({ awaitedUntil }) => !isPast(awaitedUntil));
    if (devices.length === person.devices.length && !isPast(person.awaitedUntil)) return person;
    return leaving({ ...person, devices });
  });
  const gone = call.people.flatMap(({ devices }, i) =>
    devices.filter((device) => !people[i]?.devices.includes(device)),
  );
  const next = withTasks(
    { ...call, people },
    gone.map((device) => removal(call, device)),
  );
  const isLonely = call.aloneSince && isPast(later(call.aloneSince, ALONE_MS));
  return isLonely ? ended(next, 'ended', now) : next;
}

/** What follows from who is in it, and when it is to be looked at again: applied last to every change. */
export function settled(call: Call, now: Date): Call {
  const next = decided(call, now);
  const isAlone = next.state === 'live' && isOfTwo(next) && joinedOf(next).length === 1;
  const aloneSince = isAlone ? (next.aloneSince ?? now) : undefined;
  const active = isOver(next)
    ? []
    : [...next.people.filter(isThere).map(({ userId }) => userId), ...next.holders.map(({ userId }) => userId)];
  const whole = { ...next, aloneSince, activeIds: [...new Set(active)] };
  return { ...whole, dueAt: dueOf(whole, now), ...(isOver(whole) && { checkAt: undefined }) };
}

function decided(call: Call, now: Date): Call {
  if (isOver(call)) return call;
  const joined = joinedOf(call);
  if (joined.length === 0) return ended(call, undefined, now);
  if (call.state === 'live') return call;
  if (joined.length > 1) return { ...call, state: 'live', liveAt: now };
  const isAwaited = !call.rings || call.people.some(({ state }) => state === 'ringing');
  return isAwaited ? call : ended(call, undefined, now);
}

function dueOf(call: Call, now: Date): Date | undefined {
  const times = call.tasks.length > 0 ? [later(now, RETRY_MS)] : [];
  if (!isOver(call)) {
    if (call.people.some(({ state }) => state === 'ringing')) times.push(call.ringUntil);
    if (call.aloneSince) times.push(later(call.aloneSince, ALONE_MS));
    for (const { devices, awaitedUntil } of call.people) {
      for (const until of [awaitedUntil, ...devices.map((device) => device.awaitedUntil)]) if (until) times.push(until);
    }
  }
  return times.length > 0 ? new Date(Math.min(...times.map(Number))) : undefined;
}
