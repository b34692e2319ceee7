import { DomainError } from '@my-girok/nest-common';

export const repostsErrors = {
  notPublic: () =>
    new DomainError('wrong_state', 'FEED_REPOST_NOT_PUBLIC', 'Only public posts are reposted', { field: 'postId' }),
};
