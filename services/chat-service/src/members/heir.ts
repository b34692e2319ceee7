import type { Membership } from './membership.js';

/** Whose a group is when its owner leaves: the admin's, else the member's, who is there longest; undefined when nobody is. */
export function heirOf(staying: readonly Membership[]): Membership | undefined {
  const admins = staying.filter(({ role }) => role === 'admin');
  return [...(admins.length > 0 ? admins : staying)].sort(
    (a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (a.userId < b.userId ? -1 : 1),
  )[0];
}
