import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

/** Every refusal about reports. */
export const safetyErrors = {
  reasonInvalid: () =>
    new DomainError('invalid', 'MATCHING_REPORT_REASON_INVALID', 'Choose a reason', { field: 'reason' }),
  noteTooLong: () =>
    new DomainError(
      'invalid',
      'MATCHING_REPORT_NOTE_TOO_LONG',
      `A note has at most ${LIMITS.reportNoteMax} characters`,
      { field: 'note' },
    ),
  noteCharacterInvalid: () =>
    new DomainError('invalid', 'MATCHING_REPORT_NOTE_CHARACTER_INVALID', 'A note holds no control characters', {
      field: 'note',
    }),
};
