import { isUuid } from '@my-girok/nest-common';
import type { Media, MediaServiceClient } from '@my-girok/proto';
import DataLoader from 'dataloader';
import { callAs, perOperation } from '../../operation/operation.js';

/** BatchGetMedia takes at most so many ids. */
export const mediaMax = 100;

/** The caller's own uploads by id, all that one hop asks for in one BatchGetMedia; null where there is none of theirs. */
export function mediaOf(media: MediaServiceClient) {
  return perOperation(
    (operation) =>
      new DataLoader<string, Media | null>(
        async (ids) => {
          const mediaIds = ids.filter(isUuid);
          const found = mediaIds.length > 0 ? (await media.batchGetMedia({ mediaIds }, callAs(operation))).media : [];
          const byId = new Map(found.map((medium) => [medium.id, medium]));
          return ids.map((id) => byId.get(id) ?? null);
        },
        { maxBatchSize: mediaMax },
      ),
  );
}
