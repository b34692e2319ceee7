import { DomainError } from '@my-girok/nest-common';

/** Every refusal about what two agree to. */
export const consentErrors = {
  kindInvalid: () => new DomainError('invalid', 'MATCHING_CONSENT_INVALID', 'Say what to agree to', { field: 'kind' }),
  voiceFirst: () =>
    new DomainError('wrong_state', 'MATCHING_VOICE_FIRST', 'Both agree to voice before video', { field: 'kind' }),
  textOnly: () =>
    new DomainError('forbidden', 'MATCHING_TEXT_ONLY', 'Calls and pictures stay off between minors', {
      field: 'kind',
    }),
};
