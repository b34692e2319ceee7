import { DomainError } from '@my-girok/nest-common';
import { LIMITS, LOCALES } from '@my-girok/types';

/** Every refusal about profiles. */
export const profilesErrors = {
  nothingToChange: () => new DomainError('invalid', 'PERSONAL_NOTHING_TO_CHANGE', 'At least one field must be present'),
  profileErased: () =>
    new DomainError('not_found', 'PERSONAL_PROFILE_ERASED', 'This person’s account has been deleted'),
  mediaIdInvalid: (field: string) =>
    new DomainError('invalid', 'PERSONAL_MEDIA_ID_INVALID', 'The picture must be the id of an upload, or empty', {
      field,
    }),
  bioTooLong: () =>
    new DomainError('invalid', 'PERSONAL_BIO_TOO_LONG', `The text has more than ${LIMITS.bioMax} characters`, {
      field: 'bio',
    }),
  bioInvalid: () =>
    new DomainError('invalid', 'PERSONAL_BIO_INVALID', 'The text holds signs that cannot be shown', { field: 'bio' }),
  tooManyLinks: () =>
    new DomainError('invalid', 'PERSONAL_TOO_MANY_LINKS', `A profile has at most ${LIMITS.linksMax} links`, {
      field: 'links',
    }),
  linkLabelInvalid: (index: number) =>
    new DomainError(
      'invalid',
      'PERSONAL_LINK_LABEL_INVALID',
      `A link needs a label of at most ${LIMITS.linkLabelMax} characters`,
      {
        field: `links.${index}.label`,
      },
    ),
  linkUrlInvalid: (index: number) =>
    new DomainError(
      'invalid',
      'PERSONAL_LINK_URL_INVALID',
      `A link needs an http or https address of at most ${LIMITS.linkUrlMax} characters`,
      {
        field: `links.${index}.url`,
      },
    ),
  localeUnsupported: () =>
    new DomainError('invalid', 'PERSONAL_LOCALE_UNSUPPORTED', `The language must be one of ${LOCALES.join(', ')}`, {
      field: 'locale',
    }),
  tooManyIds: () =>
    new DomainError('invalid', 'PERSONAL_TOO_MANY_IDS', `At most ${LIMITS.batchMax} ids can be asked for at once`, {
      field: 'userIds',
    }),
};
