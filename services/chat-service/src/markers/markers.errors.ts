import { DomainError } from '@my-girok/nest-common';

export const markersErrors = {
  seqInvalid: () => new DomainError('invalid', 'CHAT_SEQ_INVALID', 'Messages are counted from 1', { field: 'seq' }),
};
