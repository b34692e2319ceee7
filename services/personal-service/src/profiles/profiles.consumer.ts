import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { UserCreated } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { CreateProfile } from './create-profile.use-case.js';

/** What personal-service hears. */
@Injectable()
export class ProfilesConsumer {
  constructor(private readonly createProfile: CreateProfile) {}

  /** The inbox row and the profile row share the transaction: an event that comes twice is applied once. */
  @NatsSubscribe('user.created')
  async handleUserCreated(data: UserCreated, event: EventContext): Promise<void> {
    const { userId, locale, timestamp } = data;
    await this.createProfile.run(event.tx, { userId, locale, createdAt: timestamp ?? event.time });
  }
}
