import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { UpdateProfileDocument } from '../../../gen/people/graphql.ts';
import { useDraft } from '../../../platform/drafts/use-draft.ts';
import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { filledLinks, laterProfile, type ProfileText, parseProfile } from './profile-draft.ts';

export interface ProfileEdit {
  readonly text: ProfileText;
  readonly change: (text: ProfileText) => void;
  readonly save: () => Promise<boolean>;
  readonly isSaving: boolean;
  readonly failure: Failure | undefined;
}

/** Edits one's own profile; what was typed is kept on the device until it is saved. */
export function useProfile(person: string, saved: ProfileText): ProfileEdit {
  const client = useApolloClient();
  const t = useTranslations('Profile');
  const [draft, setDraft] = useDraft(person, 'profile', laterProfile);
  const [state, setState] = useState<{ isSaving: boolean; failure?: Failure }>({ isSaving: false });
  const text = parseProfile(draft) ?? saved;
  return {
    text,
    change: (next) => setDraft(JSON.stringify(next)),
    isSaving: state.isSaving,
    failure: state.failure,
    save: async () => {
      setState({ isSaving: true });
      const input = { bio: text.bio.trim(), links: filledLinks(text.links).map((link) => ({ ...link })) };
      const { data, error } = await client.mutate({
        mutation: UpdateProfileDocument,
        variables: { input },
        errorPolicy: 'all',
      });
      if (!data?.updateProfile) {
        setState({ isSaving: false, failure: failureOf(error) });
        return false;
      }
      // The answer may lack the person while another of their services is away; what was saved is known here.
      client.cache.modify({
        id: client.cache.identify({ __typename: 'User', id: person }),
        fields: { bio: () => input.bio, links: () => input.links.map((link) => ({ __typename: 'Link', ...link })) },
      });
      setDraft('');
      setState({ isSaving: false });
      notices.add({ words: t('saved') });
      return true;
    },
  };
}
