import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { emptyMessage, type Message } from './message.js';
import { mayDelete, mayEdit, maySee } from './message.policy.js';
import { notified } from './notified.js';

const createdAt = new Date('2026-11-24T12:00:00Z');
const place = { _id: 'm', roomId: 'r', seq: 5, bucket: 0, authorId: 'author', createdAt };
const message: Message = { ...place, ...emptyMessage(), content: 'x' };
const after = (ms: number) => new Date(createdAt.getTime() + ms);
const DAY_MS = LIMITS.messageEditHours * 3_600_000;
const codeOf = (work: () => void) => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('mayEdit', () => {
  it.each([
    ['its author at the last moment', message, 'author', DAY_MS, 'allowed'],
    ['its author a moment later', message, 'author', DAY_MS + 1, 'CHAT_EDIT_TOO_LATE'],
    ['somebody else', message, 'other', 0, 'CHAT_NOT_MESSAGE_AUTHOR'],
    ['its author once it is deleted', { ...message, deletedAt: createdAt }, 'author', 0, 'CHAT_MESSAGE_DELETED'],
    ['its author the last time', { ...message, edits: LIMITS.messageEditsMax - 1 }, 'author', 0, 'allowed'],
    ['its author once more', { ...message, edits: LIMITS.messageEditsMax }, 'author', 0, 'CHAT_EDITS_LIMIT'],
  ])('answers %s', (_who, edited, personId, ms, code) => {
    expect(codeOf(() => mayEdit(edited, personId, after(ms)))).toBe(code);
  });
});

describe('mayDelete', () => {
  it.each([
    ['the author in a room of two', 'author', 'member', 'direct', 'allowed'],
    ['the other in a room of two', 'other', 'owner', 'direct', 'CHAT_NOT_MESSAGE_AUTHOR'],
    ['a member of the group', 'other', 'member', 'group', 'CHAT_NOT_MESSAGE_AUTHOR'],
    ['an admin of the group', 'other', 'admin', 'group', 'allowed'],
    ['the owner of the group', 'other', 'owner', 'group', 'allowed'],
  ] as const)('answers %s', (_who, userId, role, kind, code) => {
    expect(codeOf(() => mayDelete(message, { userId, role }, { kind }))).toBe(code);
  });
});

it('shows what was written since somebody was there', () => {
  expect([4, 5, 6].map((firstSeq) => maySee(message, { firstSeq }))).toEqual([true, true, false]);
});

it('tells whoever hears the room but the author, those who muted it, and those blocked', () => {
  const now = createdAt;
  const members = [
    { userId: 'author', state: 'joined' as const },
    { userId: 'in', state: 'joined' as const },
    { userId: 'asked', state: 'asked' as const },
    { userId: 'left', state: 'left' as const },
    { userId: 'unseen', state: 'unseen' as const },
    { userId: 'mutes', state: 'joined' as const, mutedUntil: after(1) },
    { userId: 'muted', state: 'joined' as const, mutedUntil: after(-1) },
    { userId: 'blocked', state: 'joined' as const },
  ];
  const told = notified({ authorId: 'author', members, blocked: new Set(['blocked']), now });
  expect(told).toEqual({ notifyIds: ['in', 'asked', 'muted'], askedIds: ['asked'] });
});
