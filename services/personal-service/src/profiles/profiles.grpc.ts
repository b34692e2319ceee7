import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type BatchGetProfilesRequest,
  type BatchGetProfilesResponse,
  PersonalServiceControllerMethods,
  type Profile as ProfileMessage,
  type UpdateProfileRequest,
  type UpdateProfileResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BatchGetProfiles } from './batch-get-profiles.query.js';
import type { Profile } from './profile.js';
import { UpdateProfile } from './update-profile.use-case.js';

/** Profiles over gRPC. */
@Controller()
@PersonalServiceControllerMethods()
export class ProfilesGrpc {
  constructor(
    private readonly profiles: BatchGetProfiles,
    private readonly update: UpdateProfile,
  ) {}

  @AllowCallers({ services: ['graphql-bff'] })
  async batchGetProfiles(@Payload() request: BatchGetProfilesRequest): Promise<BatchGetProfilesResponse> {
    return { profiles: (await this.profiles.run(request.userIds)).map(toMessage) };
  }

  async updateProfile(
    @Payload() request: UpdateProfileRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<UpdateProfileResponse> {
    const { bio, links, locale } = request;
    const profile = await this.update.run(requirePerson(caller).userId, { bio, links: links?.links, locale });
    return { profile: toMessage(profile) };
  }
}

function toMessage({ avatar, ...profile }: Profile): ProfileMessage {
  return { ...profile, avatar: avatar ?? undefined };
}
