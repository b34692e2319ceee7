import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { Failure } from '../graphql/failure.ts';
import type { Messages } from '../i18n/messages.ts';

export type ErrorKey = keyof Messages['Errors'];

const ofKind = {
  unreachable: 'unreachable',
  outage: 'outage',
  signed_out: 'signedOut',
  refused: 'refused',
} as const satisfies Record<Failure['kind'], ErrorKey>;

/** Gives the sentence for a failure, in the person's language: by its code where we have one, else by its kind. */
export function useSentence(): (failure: Failure) => string {
  const t = useTranslations('Errors');
  return useCallback(
    (failure) => {
      // An outage says that what was written is kept, whichever service it was; a code would only hide that.
      const byCode = failure.kind === 'refused' || failure.code === 'AUTH_INVALID_CREDENTIALS';
      const key = failure.code as ErrorKey;
      return byCode && t.has(key) ? t(key) : t(ofKind[failure.kind]);
    },
    [t],
  );
}
