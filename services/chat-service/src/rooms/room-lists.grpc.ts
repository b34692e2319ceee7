import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, chatV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readIds } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { BatchGetRooms } from './batch-get-rooms.query.js';
import { CountUnread } from './count-unread.query.js';
import { ListRooms } from './list-rooms.query.js';

const ROOMS_DEFAULT = 30;

/** What a person sees of their rooms. */
@Controller()
@ChatServiceControllerMethods()
export class RoomListsGrpc implements Pick<ChatServiceController, 'listRooms' | 'batchGetRooms' | 'countUnread'> {
  constructor(
    private readonly list: ListRooms,
    private readonly batchGet: BatchGetRooms,
    private readonly count: CountUnread,
  ) {}

  listRooms(
    @Payload() request: chatV1.ListRoomsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.ListRoomsResponse> {
    const { userId } = requirePerson(caller);
    const box = request.box === chatV1.RoomBox.ROOM_BOX_REQUESTS ? 'requests' : 'inbox';
    return this.list.run({ userId, box, limit: readLimit(request.limit, ROOMS_DEFAULT), cursor: request.cursor });
  }

  async batchGetRooms(
    @Payload() request: chatV1.BatchGetRoomsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.BatchGetRoomsResponse> {
    const { userId } = requirePerson(caller);
    return { rooms: await this.batchGet.run(userId, readIds(request.roomIds, 'roomIds', LIMITS.pageMax)) };
  }

  countUnread(
    @Payload() _request: chatV1.CountUnreadRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<chatV1.CountUnreadResponse> {
    return this.count.run(requirePerson(caller).userId);
  }
}
