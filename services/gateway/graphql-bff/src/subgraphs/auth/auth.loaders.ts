import { isUuid } from '@my-girok/nest-common';
import type { AuthServiceClient, User } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import DataLoader from 'dataloader';
import { callAs, perOperation } from '../../operation/operation.js';

/** People by id, all that one hop of an operation asks for in one BatchGetUsers; null where there is no such person. */
export function usersOf(auth: AuthServiceClient) {
  return perOperation(
    (operation) =>
      new DataLoader<string, User | null>(
        async (ids) => {
          const userIds = ids.filter(isUuid);
          const { users } =
            userIds.length > 0 ? await auth.batchGetUsers({ userIds }, callAs(operation)) : { users: [] };
          const byId = new Map(users.map((user) => [user.id, user]));
          return ids.map((id) => byId.get(id) ?? null);
        },
        { maxBatchSize: LIMITS.batchMax },
      ),
  );
}
