import { expect, it } from 'vitest';
import { heirOf } from './heir.js';
import { mayTakeOut, mustBeGroup, mustManage, mustOwn } from './member.policy.js';
import { byRank, type Membership, type Role } from './membership.js';

let joined = 0;
const member = (userId: string, role: Role = 'member', joinedAt = ++joined): Membership => ({
  _id: `r:${userId}`,
  roomId: 'r',
  userId,
  role,
  state: 'joined',
  firstSeq: 1,
  firstChannelSeq: 1,
  joinedAt: new Date(joinedAt),
  readSeq: 0,
  deliveredSeq: 0,
});
const refused = expect.objectContaining({ code: 'CHAT_ROLE_REQUIRED' });

it('lets owners and admins manage, and only the owner what concerns admins', () => {
  for (const role of ['owner', 'admin'] as const) mustManage({ role });
  expect(() => mustManage({ role: 'member' })).toThrow(refused);
  mustOwn({ role: 'owner' });
  for (const role of ['admin', 'member'] as const) expect(() => mustOwn({ role })).toThrow(refused);
  mayTakeOut({ role: 'admin' }, { role: 'member' });
  mayTakeOut({ role: 'owner' }, { role: 'admin' });
  for (const role of ['owner', 'admin'] as const)
    expect(() => mayTakeOut({ role: 'admin' }, { role })).toThrow(refused);
  expect(() => mayTakeOut({ role: 'member' }, { role: 'member' })).toThrow(refused);
});

it('keeps what is for groups from rooms of two', () => {
  mustBeGroup({ kind: 'group' });
  expect(() => mustBeGroup({ kind: 'direct' })).toThrow(expect.objectContaining({ code: 'CHAT_NOT_A_GROUP' }));
});

it('passes a group to the admin who is there longest, else to the member who is', () => {
  const [first, second, admin, later] = [member('a'), member('b'), member('c', 'admin'), member('d', 'admin')];
  expect(heirOf([later, second, admin, first])).toBe(admin);
  expect(heirOf([second, first])).toBe(first);
  expect(heirOf([member('z', 'member', 5), member('y', 'member', 5)])?.userId).toBe('y');
  expect(heirOf([])).toBeUndefined();
});

it('lists the owner, admins, then who joined first, the same way every time', () => {
  const people = [member('a', 'member', 3), member('c', 'member', 2), member('b', 'member', 2)];
  const all = [...people, member('d', 'admin', 9), member('e', 'owner', 10)];
  expect(all.sort(byRank).map(({ userId }) => userId)).toEqual(['e', 'd', 'b', 'c', 'a']);
});
