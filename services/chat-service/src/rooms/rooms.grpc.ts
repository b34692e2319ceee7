import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readOtherIds } from '../members/other-ids.js';
import { readClientId, readId } from '../requests/id.js';
import { CreateGroup } from './create-group.use-case.js';
import { OpenDirectRoom } from './open-direct-room.use-case.js';
import { PresentRoom } from './present-room.query.js';
import { RenameGroup } from './rename-group.use-case.js';
import { readRoomName } from './room-name.js';

/** Others who come with a new group. */
const FIRST_OTHERS_MAX = 99;

/** Rooms are made and named here. */
@Controller()
@ChatServiceControllerMethods()
export class RoomsGrpc implements Pick<ChatServiceController, 'openDirectRoom' | 'createGroup' | 'renameGroup'> {
  constructor(
    private readonly open: OpenDirectRoom,
    private readonly create: CreateGroup,
    private readonly rename: RenameGroup,
    private readonly presentRoom: PresentRoom,
  ) {}

  async openDirectRoom(
    @Payload() request: chatV1.OpenDirectRoomRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.OpenDirectRoomResponse> {
    const { userId } = requirePerson(caller);
    const roomId = await this.open.run(userId, readId(request.userId, 'userId'));
    return { room: await this.presentRoom.run(roomId, userId) };
  }

  async createGroup(
    @Payload() request: chatV1.CreateGroupRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.CreateGroupResponse> {
    const { userId } = requirePerson(caller);
    const roomId = await this.create.run({
      userId,
      name: readRoomName(request.name),
      otherIds: readOtherIds(request.userIds, userId, FIRST_OTHERS_MAX),
      clientId: readClientId(request.clientId),
    });
    return { room: await this.presentRoom.run(roomId, userId) };
  }

  async renameGroup(
    @Payload() request: chatV1.RenameGroupRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.RenameGroupResponse> {
    const { userId } = requirePerson(caller);
    const roomId = readId(request.roomId, 'roomId');
    await this.rename.run(roomId, userId, readRoomName(request.name));
    return { room: await this.presentRoom.run(roomId, userId) };
  }
}
