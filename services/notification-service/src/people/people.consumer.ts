import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { UserBlocked, UserDeleted, UserFollowed, UserUnfollowed } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { Withdraw } from '../inbox/withdraw.use-case.js';
import { ForgetMessagesBetween } from '../rooms/forget-messages-between.use-case.js';
import { ErasePerson } from './erase-person.use-case.js';
import { TellOfFollow } from './tell-of-follow.use-case.js';

/** What happens between people, and to them. */
@Injectable()
export class PeopleConsumer {
  constructor(
    private readonly tellOfFollow: TellOfFollow,
    private readonly withdraw: Withdraw,
    private readonly forgetMessagesBetween: ForgetMessagesBetween,
    private readonly erasePerson: ErasePerson,
  ) {}

  @NatsSubscribe(['user.followed', 'user.unfollowed', 'user.blocked'])
  async followRelations(
    data: UserFollowed | UserUnfollowed | UserBlocked,
    { type, tx, time }: EventContext,
  ): Promise<void> {
    if (type === 'user.followed') return this.tellOfFollow.begun(tx, data as UserFollowed, time);
    if (type === 'user.unfollowed') return this.tellOfFollow.ended(tx, data as UserUnfollowed);
    const { blockerId, blockedId } = data as UserBlocked;
    await this.forgetMessagesBetween.run(tx, blockerId, blockedId);
    for (const [userId, otherId] of [
      [blockerId, blockedId],
      [blockedId, blockerId],
    ].sort() as [string, string][]) {
      await this.withdraw.run(tx, userId, otherId);
    }
  }

  /** Of more people than one transaction should lock. */
  @NatsSubscribe('user.deleted', { transactional: false })
  async erasePeople(data: UserDeleted, { time }: EventContext): Promise<void> {
    await this.erasePerson.run(data.userId, time);
  }
}
