import { Module } from '@nestjs/common';
import { BatchGetProfiles } from './batch-get-profiles.query.js';
import { CreateProfile } from './create-profile.use-case.js';
import { EraseProfile } from './erase-profile.use-case.js';
import { MediaClient } from './media.client.js';
import { ProfilesConsumer } from './profiles.consumer.js';
import { ProfilesEvents } from './profiles.events.js';
import { ProfilesGrpc } from './profiles.grpc.js';
import { ProfilesRepository } from './profiles.repository.js';
import { UpdateProfile } from './update-profile.use-case.js';

/** What people see of a person beside their name. */
@Module({
  controllers: [ProfilesGrpc],
  providers: [
    BatchGetProfiles,
    UpdateProfile,
    CreateProfile,
    EraseProfile,
    MediaClient,
    ProfilesConsumer,
    ProfilesRepository,
    ProfilesEvents,
  ],
})
export class ProfilesModule {}
