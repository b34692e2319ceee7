import { describe, expect, it } from 'vitest';
import { bytesOfKey, hasKey, pushStateOf } from './push-state.ts';

const facts = {
  hasPush: true,
  isIos: false,
  isInstalled: false,
  permission: 'default' as NotificationPermission,
  isWanted: false,
  hasSubscription: false,
};

describe('how push stands', () => {
  it('is off until it is asked for, and on only while everything is there', () => {
    expect(pushStateOf(facts)).toBe('off');
    const on = { ...facts, permission: 'granted', isWanted: true, hasSubscription: true } as const;
    expect(pushStateOf(on)).toBe('on');
    expect(pushStateOf({ ...on, hasSubscription: false })).toBe('off');
    expect(pushStateOf({ ...on, isWanted: false })).toBe('off');
  });

  it('says when the browser forbids it, and when it cannot', () => {
    expect(pushStateOf({ ...facts, permission: 'denied', isWanted: true })).toBe('denied');
    expect(pushStateOf({ ...facts, hasPush: false })).toBe('unsupported');
  });

  it('asks for an iPhone to have the app on its home screen first', () => {
    expect(pushStateOf({ ...facts, hasPush: false, isIos: true })).toBe('install');
    expect(pushStateOf({ ...facts, hasPush: false, isIos: true, isInstalled: true })).toBe('unsupported');
  });
});

it('knows whether a subscription was made with a key', () => {
  const key = '-_8B';
  expect([...bytesOfKey(key)]).toEqual([251, 255, 1]);
  expect(hasKey(bytesOfKey(key).buffer, key)).toBe(true);
  expect(hasKey(bytesOfKey('-_8C').buffer, key)).toBe(false);
  expect(hasKey(null, key)).toBe(false);
});
