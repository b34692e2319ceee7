import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { UserBanned, UserBlocked, UserDeleted, UserUnbanned } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { ErasePerson } from './erase-person.use-case.js';
import { PartBlocked } from './part-blocked.use-case.js';
import { RemoveBanned } from './remove-banned.use-case.js';

/** What happens to people elsewhere and takes them out of here. Each reaches Valkey as well, so none is one transaction; all may be repeated. */
@Injectable()
export class PeopleConsumer {
  constructor(
    private readonly partBlocked: PartBlocked,
    private readonly removeBanned: RemoveBanned,
    private readonly erasePerson: ErasePerson,
  ) {}

  @NatsSubscribe('user.blocked', { transactional: false })
  async partBlockedPeople({ blockerId, blockedId }: UserBlocked): Promise<void> {
    await this.partBlocked.run(blockerId, blockedId);
  }

  // One consumer for both: a person's bans stay in order.
  @NatsSubscribe(['user.banned', 'user.unbanned'], { transactional: false })
  async followBans(data: UserBanned | UserUnbanned, { type }: EventContext): Promise<void> {
    if (type === 'user.unbanned') return this.removeBanned.unban(data.userId);
    await this.removeBanned.run(data.userId, (data as UserBanned).until ?? null);
  }

  @NatsSubscribe('user.deleted', { transactional: false })
  async eraseDeletedPeople({ userId }: UserDeleted): Promise<void> {
    await this.erasePerson.run(userId);
  }
}
