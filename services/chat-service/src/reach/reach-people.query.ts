import { Injectable } from '@nestjs/common';
import { AuthUsersClient } from './auth-users.client.js';
import { reachErrors } from './reach.errors.js';
import type { Relation } from './relation.js';
import { Relations } from './relations.query.js';

/**
 * How people whom somebody wants to bring into a room stand to them. Throws CHAT_PERSON_NOT_FOUND when one of them has no
 * account, CHAT_PERSON_UNREACHABLE when there is a block with one of them, UnavailableError.
 */
@Injectable()
export class ReachPeople {
  constructor(
    private readonly accounts: AuthUsersClient,
    private readonly relations: Relations,
  ) {}

  /** Of one other. */
  async one(userId: string, otherId: string): Promise<Relation> {
    const [existing, relations] = await Promise.all([
      this.accounts.existing([otherId]),
      this.relations.run(userId, [otherId]),
    ]);
    if (!existing.has(otherId)) throw reachErrors.personNotFound('userId');
    const relation = relations.get(otherId);
    if (!relation || relation.blocked) throw reachErrors.personUnreachable();
    return relation;
  }

  /** Of at most 200 people. */
  async run(userId: string, otherIds: readonly string[]): Promise<Map<string, Relation>> {
    if (otherIds.length === 0) return new Map();
    const [existing, relations] = await Promise.all([
      this.accounts.existing(otherIds),
      this.relations.run(userId, otherIds),
    ]);
    if (otherIds.some((id) => !existing.has(id))) throw reachErrors.personNotFound('userIds');
    const blocked = otherIds.filter((id) => relations.get(id)?.blocked);
    if (blocked.length > 0) throw reachErrors.peopleUnreachable(blocked);
    return relations;
  }
}
