import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { UserCreated, UserDeleted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { CreateProfile } from './create-profile.use-case.js';
import { EraseProfile } from './erase-profile.use-case.js';

/** What personal-service hears. */
@Injectable()
export class ProfilesConsumer {
  constructor(
    private readonly createProfile: CreateProfile,
    private readonly eraseProfile: EraseProfile,
  ) {}

  /** The inbox row and the profile row share the transaction: an event that comes twice is applied once. */
  @NatsSubscribe('user.created')
  async handleUserCreated(data: UserCreated, event: EventContext): Promise<void> {
    const { userId, locale, timestamp } = data;
    await this.createProfile.run(event.tx, { userId, locale, createdAt: timestamp ?? event.time });
  }

  @NatsSubscribe('user.deleted')
  async handleUserDeleted({ userId, timestamp }: UserDeleted, event: EventContext): Promise<void> {
    await this.eraseProfile.run(event.tx, userId, timestamp ?? event.time);
  }
}
