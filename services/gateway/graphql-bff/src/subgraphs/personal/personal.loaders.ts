import { isUuid } from '@my-girok/nest-common';
import type { PersonalServiceClient, Profile } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import DataLoader from 'dataloader';
import { callAs, perOperation } from '../../operation/operation.js';

/** Profiles by person, all that one hop asks for in one BatchGetProfiles; null while a person has no profile row. */
export function profilesOf(personal: PersonalServiceClient) {
  return perOperation(
    (operation) =>
      new DataLoader<string, Profile | null>(
        async (ids) => {
          const userIds = ids.filter(isUuid);
          const { profiles } =
            userIds.length > 0 ? await personal.batchGetProfiles({ userIds }, callAs(operation)) : { profiles: [] };
          const byPerson = new Map(profiles.map((profile) => [profile.userId, profile]));
          return ids.map((id) => byPerson.get(id) ?? null);
        },
        { maxBatchSize: LIMITS.batchMax },
      ),
  );
}
