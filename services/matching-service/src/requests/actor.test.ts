import { type Caller, uuidv7 } from '@my-girok/nest-common';
import type { matchingV1 } from '@my-girok/proto';
import { expect, it } from 'vitest';
import { readActor } from './actor.js';

const [userId, sessionId, ended] = [uuidv7(), uuidv7(), uuidv7()];
const acting = (caller: Caller, actor?: matchingV1.Actor) => readActor(caller, actor, (session) => session === ended);
const person: Caller = { kind: 'person', userId, sessionId, roles: [], token: '' };
const gateway: Caller = { kind: 'service', name: 'ws-gateway' };
const code = (wanted: string) => expect.objectContaining({ code: wanted });

it('takes a person for themselves, and the gateway for whom it acts', () => {
  expect(acting(person)).toBe(userId);
  expect(acting(person, { userId: userId.toUpperCase(), sessionId })).toBe(userId);
  expect(acting(gateway, { userId: userId.toUpperCase(), sessionId })).toBe(userId);
});

it('lets nobody act for another, nor the gateway for nobody', () => {
  const notAllowed = code('COMMON_CALLER_NOT_ALLOWED');
  expect(() => acting(person, { userId: uuidv7(), sessionId })).toThrow(notAllowed);
  expect(() => acting(gateway)).toThrow(notAllowed);
  expect(() => acting({ kind: 'service', name: 'graphql-bff' }, { userId, sessionId })).toThrow(notAllowed);
  expect(() => acting(gateway, { userId: 'x', sessionId })).toThrow(code('MATCHING_ID_INVALID'));
});

it('refuses a session that is known as ended, or none', () => {
  for (const session of [ended, '']) {
    expect(() => acting(gateway, { userId, sessionId: session })).toThrow(code('COMMON_UNAUTHENTICATED'));
  }
});
