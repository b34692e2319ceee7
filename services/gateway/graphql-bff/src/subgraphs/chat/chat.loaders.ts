import { isUuid } from '@my-girok/nest-common';
import type { ChatServiceClient, chatV1 } from '@my-girok/proto';
import DataLoader from 'dataloader';
import { callAs, perOperation } from '../../operation/operation.js';

/** BatchGetRooms takes at most so many ids. */
const roomsMax = 100;

/** The caller's rooms by id, all that one hop asks for in one BatchGetRooms; null where they are not in it. */
export function roomsOf(chat: ChatServiceClient) {
  return perOperation(
    (operation) =>
      new DataLoader<string, chatV1.Room | null>(
        async (ids) => {
          const roomIds = ids.filter(isUuid);
          const { rooms } =
            roomIds.length > 0 ? await chat.batchGetRooms({ roomIds }, callAs(operation)) : { rooms: [] };
          const byId = new Map(rooms.map((room) => [room.id, room]));
          return ids.map((id) => byId.get(id) ?? null);
        },
        { maxBatchSize: roomsMax },
      ),
  );
}

export type RoomLoaders = ReturnType<typeof roomsOf>;
