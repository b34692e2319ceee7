import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

/** Every refusal about bans. */
export const bansErrors = {
  banned: (until: Date | null) =>
    new DomainError('forbidden', 'AUTH_BANNED', 'The account is shut out', {
      details: until ? { until: until.toISOString() } : {},
    }),
  moderatorRequired: () =>
    new DomainError('forbidden', 'AUTH_MODERATOR_REQUIRED', 'Only moderators can shut somebody out or let them in'),
  notOverModerators: () =>
    new DomainError('forbidden', 'AUTH_BAN_OF_MODERATOR', 'Moderators cannot shut out themselves or one another'),
  untilInvalid: () =>
    new DomainError('invalid', 'AUTH_BAN_UNTIL_INVALID', 'A ban must end in the future', { field: 'until' }),
  reasonRequired: () =>
    new DomainError('invalid', 'AUTH_BAN_REASON_REQUIRED', 'Other moderators need a reason', { field: 'reason' }),
  reasonTooLong: () =>
    new DomainError(
      'invalid',
      'AUTH_BAN_REASON_TOO_LONG',
      `The reason has more than ${LIMITS.banReasonMax} characters`,
      {
        field: 'reason',
      },
    ),
  reasonInvalid: () =>
    new DomainError('invalid', 'AUTH_BAN_REASON_INVALID', 'The reason holds signs that cannot be shown', {
      field: 'reason',
    }),
};
