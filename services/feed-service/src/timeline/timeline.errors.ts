import { DomainError } from '@my-girok/nest-common';

export const timelineErrors = {
  notYours: () => new DomainError('forbidden', 'FEED_NOT_YOUR_TIMELINE', "Nobody reads another person's timeline"),
};
