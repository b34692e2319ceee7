import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { PresentRoom } from '../rooms/present-room.query.js';
import { memberMessage } from '../rooms/room.message.js';
import { AnswerRequest } from './answer-request.use-case.js';
import { LeaveRoom } from './leave-room.use-case.js';
import { ListMembers } from './list-members.query.js';
import { MuteRoom } from './mute-room.use-case.js';

const MEMBERS_DEFAULT = 50;

/** What somebody does with their own place in a room. */
@Controller()
@ChatServiceControllerMethods()
export class MembershipGrpc
  implements Pick<ChatServiceController, 'listMembers' | 'answerRequest' | 'leaveRoom' | 'muteRoom'>
{
  constructor(
    private readonly list: ListMembers,
    private readonly answer: AnswerRequest,
    private readonly leave: LeaveRoom,
    private readonly mute: MuteRoom,
    private readonly presentRoom: PresentRoom,
  ) {}

  async listMembers(
    @Payload() request: chatV1.ListMembersRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ListMembersResponse> {
    const { userId: viewerId } = requirePerson(caller);
    const roomId = readId(request.roomId, 'roomId');
    const limit = readLimit(request.limit, MEMBERS_DEFAULT);
    const { members, ...page } = await this.list.run({ roomId, viewerId, limit, cursor: request.cursor });
    return { members: members.map(memberMessage), ...page };
  }

  async answerRequest(
    @Payload() request: chatV1.AnswerRequestRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.AnswerRequestResponse> {
    const { userId } = requirePerson(caller);
    const roomId = readId(request.roomId, 'roomId');
    await this.answer.run(roomId, userId, request.accept);
    return { room: request.accept ? await this.presentRoom.run(roomId, userId) : undefined };
  }

  async leaveRoom(
    @Payload() request: chatV1.LeaveRoomRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.LeaveRoomResponse> {
    await this.leave.run(readId(request.roomId, 'roomId'), requirePerson(caller).userId);
    return {};
  }

  async muteRoom(
    @Payload() request: chatV1.MuteRoomRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.MuteRoomResponse> {
    const { userId } = requirePerson(caller);
    const roomId = readId(request.roomId, 'roomId');
    await this.mute.run(roomId, userId, request.until);
    return { room: await this.presentRoom.run(roomId, userId) };
  }
}
