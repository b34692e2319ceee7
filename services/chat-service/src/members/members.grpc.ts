import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, chatV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { PresentRoom } from '../rooms/present-room.query.js';
import { memberMessage } from '../rooms/room.message.js';
import { AddMembers } from './add-members.use-case.js';
import { ChangeRole } from './change-role.use-case.js';
import { membersErrors } from './members.errors.js';
import type { Role } from './membership.js';
import { readOtherIds } from './other-ids.js';
import { RemoveMember } from './remove-member.use-case.js';

const ROLES: Partial<Record<chatV1.Role, Role>> = {
  [chatV1.Role.ROLE_OWNER]: 'owner',
  [chatV1.Role.ROLE_ADMIN]: 'admin',
  [chatV1.Role.ROLE_MEMBER]: 'member',
};

/** What owners and admins do with a group's people. */
@Controller()
@ChatServiceControllerMethods()
export class MembersGrpc implements Pick<ChatServiceController, 'addMembers' | 'removeMember' | 'changeRole'> {
  constructor(
    private readonly add: AddMembers,
    private readonly remove: RemoveMember,
    private readonly change: ChangeRole,
    private readonly presentRoom: PresentRoom,
  ) {}

  async addMembers(
    @Payload() request: chatV1.AddMembersRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.AddMembersResponse> {
    const { userId } = requirePerson(caller);
    const roomId = readId(request.roomId, 'roomId');
    const members = await this.add.run(roomId, userId, readOtherIds(request.userIds, userId, LIMITS.askedAtOnceMax));
    return { room: await this.presentRoom.run(roomId, userId), members: members.map(memberMessage) };
  }

  async removeMember(
    @Payload() request: chatV1.RemoveMemberRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.RemoveMemberResponse> {
    const { userId } = requirePerson(caller);
    const roomId = readId(request.roomId, 'roomId');
    await this.remove.run(roomId, userId, readId(request.userId, 'userId'));
    return { room: await this.presentRoom.run(roomId, userId) };
  }

  async changeRole(
    @Payload() request: chatV1.ChangeRoleRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ChangeRoleResponse> {
    const { userId } = requirePerson(caller);
    const roomId = readId(request.roomId, 'roomId');
    const role = ROLES[request.role];
    if (!role) throw membersErrors.roleInvalid();
    await this.change.run(roomId, userId, readId(request.userId, 'userId'), role);
    return { room: await this.presentRoom.run(roomId, userId) };
  }
}
