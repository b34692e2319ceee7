import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const blocksErrors = {
  blocked: () => new DomainError('forbidden', 'FEED_BLOCKED', 'One of you has blocked the other'),
  cannotBlockSelf: () =>
    new DomainError('invalid', 'FEED_CANNOT_BLOCK_SELF', 'Nobody blocks themselves', { field: 'userId' }),
  blocksLimit: () =>
    new DomainError('wrong_state', 'FEED_BLOCKS_LIMIT', `Nobody blocks more than ${LIMITS.blocksMax} people`),
};
