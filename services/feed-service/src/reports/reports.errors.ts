import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const reportsErrors = {
  subjectMissing: () =>
    new DomainError('invalid', 'FEED_REPORT_SUBJECT_MISSING', 'Say which post, comment or person', { field: 'postId' }),
  reasonInvalid: () => new DomainError('invalid', 'FEED_REPORT_REASON_INVALID', 'Choose a reason', { field: 'reason' }),
  noteTooLong: () =>
    new DomainError('invalid', 'FEED_REPORT_NOTE_TOO_LONG', `A note has at most ${LIMITS.reportNoteMax} characters`, {
      field: 'note',
    }),
  noteCharacterInvalid: () =>
    new DomainError('invalid', 'FEED_REPORT_NOTE_CHARACTER_INVALID', 'A note holds no control characters', {
      field: 'note',
    }),
};
