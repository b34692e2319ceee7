import { EventFollower, type Followed, Health } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { TellStatus } from './tell-status.use-case.js';

/** Clocks differ; what comes twice is known by its version. */
const sinceMs = 10_000;

/** Follows how it stands with everybody, and tells those who are connected here. */
@Injectable()
export class MatchingSubscriber implements OnApplicationBootstrap {
  constructor(
    private readonly follower: EventFollower,
    private readonly tell: TellStatus,
    private readonly health: Health,
  ) {}

  onApplicationBootstrap(): void {
    const following = this.follower.follow({
      types: ['status.updated'],
      sinceMs,
      resume: { onLost: () => this.tell.refreshAll() },
      onEvent: ({ data: { userId, status } }: Followed<'status.updated'>) => {
        if (status) this.tell.heard(userId, status);
      },
    });
    this.health.register('matching-events', () => {
      if (!following.isCurrent()) throw new Error('Matches cannot be followed');
    });
  }
}
