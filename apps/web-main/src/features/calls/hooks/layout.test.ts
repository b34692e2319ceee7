import { describe, expect, it } from 'vitest';
import { largeOf, layoutFor, tilesOf } from './layout.ts';
import type { Attendee, Moving } from './session-view.ts';

const moving: Moving = { id: 's', attach: () => {}, detach: () => {} };
const person = (identity: string, by: Partial<Attendee> = {}): Attendee => ({
  identity,
  isMe: false,
  isSpeaking: false,
  isMuted: false,
  quality: 'good',
  camera: undefined,
  screen: undefined,
  ...by,
});
const me = person('me', { isMe: true });

describe('the layout of a call', () => {
  it('makes one large where two talk or a screen is shown, unless one chose', () => {
    expect(layoutFor(tilesOf([me, person('a')]), undefined)).toBe('speaker');
    expect(layoutFor(tilesOf([me, person('a'), person('b')]), undefined)).toBe('grid');
    expect(layoutFor(tilesOf([me, person('a'), person('b', { screen: moving })]), undefined)).toBe('speaker');
    expect(layoutFor(tilesOf([me, person('a')]), 'grid')).toBe('grid');
  });

  it('shows a screen beside its person', () => {
    expect(tilesOf([me, person('a', { screen: moving })]).map(({ key }) => key)).toEqual(['a screen', 'me', 'a']);
  });

  it('makes large who speaks, and keeps them while nobody does', () => {
    const speaking = tilesOf([me, person('a'), person('b', { isSpeaking: true })]);
    expect(largeOf(speaking, 'a')?.key).toBe('b');
    const quiet = tilesOf([me, person('a'), person('b')]);
    expect(largeOf(quiet, 'b')?.key).toBe('b');
    expect(largeOf(quiet, 'gone')?.key).toBe('a');
  });

  it('never makes oneself large while others are there, however one talks', () => {
    const loud = person('me', { isMe: true, isSpeaking: true, screen: moving });
    expect(largeOf(tilesOf([loud, person('a')]), undefined)?.key).toBe('a');
    expect(largeOf(tilesOf([loud]), undefined)?.key).toBe('me');
  });
});
