import { DomainError } from '@my-girok/nest-common';
import { FOLLOWING_MAX } from './follow.js';

export const followsErrors = {
  cannotFollowSelf: () =>
    new DomainError('invalid', 'FEED_CANNOT_FOLLOW_SELF', 'Nobody follows themselves', { field: 'userId' }),
  followingLimit: () =>
    new DomainError('wrong_state', 'FEED_FOLLOWING_LIMIT', `Nobody follows more than ${FOLLOWING_MAX} people`),
};
