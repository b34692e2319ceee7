import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { PresentRoom } from '../rooms/present-room.query.js';
import { facesFor } from '../rooms/room.message.js';
import { CreateInvite } from './create-invite.use-case.js';
import { FindInvitedRoom } from './find-invited-room.query.js';
import { JoinByInvite } from './join-by-invite.use-case.js';
import { RevokeInvites } from './revoke-invites.use-case.js';

@Controller()
@ChatServiceControllerMethods()
export class InvitesGrpc
  implements Pick<ChatServiceController, 'createInvite' | 'revokeInvites' | 'previewInvite' | 'joinByInvite'>
{
  constructor(
    private readonly create: CreateInvite,
    private readonly revoke: RevokeInvites,
    private readonly findInvitedRoom: FindInvitedRoom,
    private readonly join: JoinByInvite,
    private readonly presentRoom: PresentRoom,
  ) {}

  createInvite(
    @Payload() request: chatV1.CreateInviteRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.CreateInviteResponse> {
    return this.create.run(readId(request.roomId, 'roomId'), requirePerson(caller).userId);
  }

  async revokeInvites(
    @Payload() request: chatV1.RevokeInvitesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.RevokeInvitesResponse> {
    await this.revoke.run(readId(request.roomId, 'roomId'), requirePerson(caller).userId);
    return {};
  }

  async previewInvite(
    @Payload() request: chatV1.PreviewInviteRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.PreviewInviteResponse> {
    const { userId } = requirePerson(caller);
    const { room, membership } = await this.findInvitedRoom.run(request.token, userId);
    return {
      roomId: room._id,
      name: room.name ?? '',
      memberCount: room.memberCount,
      faceIds: facesFor(room, userId),
      joined: membership?.state === 'joined',
    };
  }

  async joinByInvite(
    @Payload() request: chatV1.JoinByInviteRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.JoinByInviteResponse> {
    const { userId } = requirePerson(caller);
    const roomId = await this.join.run(request.token, userId);
    return { room: await this.presentRoom.run(roomId, userId) };
  }
}
