import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type BatchGetProfilesRequest,
  type BatchGetProfilesResponse,
  PersonalServiceControllerMethods,
  type Profile as ProfileMessage,
  type UpdateProfileRequest,
  type UpdateProfileResponse,
} from '@my-girok/proto';
import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PERSONAL_CONFIG, type PersonalConfig } from '../config.js';
import { BatchGetProfiles } from './batch-get-profiles.query.js';
import { pictureAddresses } from './picture-addresses.js';
import type { Profile } from './profile.js';
import { UpdateProfile } from './update-profile.use-case.js';

/** Profiles over gRPC. */
@Controller()
@PersonalServiceControllerMethods()
export class ProfilesGrpc {
  constructor(
    private readonly profiles: BatchGetProfiles,
    private readonly update: UpdateProfile,
    @Inject(PERSONAL_CONFIG) private readonly config: PersonalConfig,
  ) {}

  @AllowCallers({ services: ['graphql-bff'] })
  async batchGetProfiles(@Payload() request: BatchGetProfilesRequest): Promise<BatchGetProfilesResponse> {
    return { profiles: (await this.profiles.run(request.userIds)).map((profile) => this.toMessage(profile)) };
  }

  async updateProfile(
    @Payload() request: UpdateProfileRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UpdateProfileResponse> {
    const profile = await this.update.run(requirePerson(caller).userId, { ...request, links: request.links?.links });
    return { profile: this.toMessage(profile) };
  }

  private toMessage({ avatarMediaId, headerMediaId, ...profile }: Profile): ProfileMessage {
    return { ...profile, ...pictureAddresses(this.config.MEDIA_URL, { avatarMediaId, headerMediaId }) };
  }
}
