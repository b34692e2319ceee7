import type { CallServiceClient, callV1 } from '@my-girok/proto';
import DataLoader from 'dataloader';
import { callAs, perOperation } from '../../operation/operation.js';

/** ListCalls takes at most so many rooms. */
const roomsMax = 100;

/** What rings or goes on in a room, all that one hop asks for in one ListCalls; null where nothing does. */
export function callsOf(calls: CallServiceClient) {
  return perOperation(
    (operation) =>
      new DataLoader<string, callV1.Call | null>(
        async (ids) => {
          const found = await calls.listCalls({ roomIds: [...ids] }, callAs(operation));
          const byRoom = new Map(found.calls.map((call) => [call.roomId, call]));
          return ids.map((id) => byRoom.get(id) ?? null);
        },
        { maxBatchSize: roomsMax },
      ),
  );
}

export type CallLoaders = ReturnType<typeof callsOf>;
