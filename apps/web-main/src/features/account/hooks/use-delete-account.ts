import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeleteAccountDocument } from '../../../gen/account/graphql.ts';
import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';
import { useIdentity, usePerson } from '../../../platform/identity/identity.tsx';
import { FileShelf } from '../../../platform/media/file-shelf.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { forgetOnDevice } from './forget-on-device.ts';

/** Pictures on their way lie on the device too. */
async function forgetFiles(personId: string): Promise<void> {
  const shelf = new FileShelf();
  for (const { id } of await shelf.all(personId)) await shelf.remove(id);
}

export interface AccountDeletion {
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
  /** Leads to the door when it is done. */
  readonly deleteAccount: (password: string) => Promise<void>;
}

/** Deletes the account for good, and what this device keeps of the person. */
export function useDeleteAccount(): AccountDeletion {
  const client = useApolloClient();
  const { forget } = useIdentity();
  const person = usePerson();
  const t = useTranslations('AccountDeletion');
  const [state, setState] = useState<{ isPending: boolean; failure?: Failure }>({ isPending: false });
  // An attempt whose answer was lost may have been carried out.
  const isUnanswered = useRef(false);

  return {
    isPending: state.isPending,
    failure: state.failure,
    deleteAccount: async (password) => {
      setState({ isPending: true });
      try {
        const variables = { password };
        await client.mutate({ mutation: DeleteAccountDocument, variables, fetchPolicy: 'no-cache' });
        forgetOnDevice(person.id, localStorage);
        await forgetFiles(person.id);
        notices.add({ words: t('done') });
        await forget();
      } catch (error) {
        const failure = failureOf(error);
        if (isUnanswered.current && failure.kind === 'signed_out' && failure.code !== 'AUTH_INVALID_CREDENTIALS') {
          // Its session is gone: so, in all likelihood, is the account. Logging in tells; drafts stay until then.
          notices.add({ words: t('likelyDone') });
          await forget();
          return;
        }
        isUnanswered.current ||= failure.kind === 'unreachable' || failure.kind === 'outage';
        setState({ isPending: false, failure });
      }
    },
  };
}
