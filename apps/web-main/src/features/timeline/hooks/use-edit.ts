import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EditPostDocument, PostAgainDocument, type PostItemFragment } from '../../../gen/graphql.ts';
import { useDraft } from '../../../platform/drafts/use-draft.ts';
import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';
import { mentionsKept } from '../../../platform/text/segments.ts';
import { type EditText, laterEdit, parseEdit } from './edit-draft.ts';

export interface Edit {
  readonly text: EditText;
  readonly change: (text: EditText) => void;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly failure: Failure | undefined;
  /** What the post says by now, where it was changed elsewhere since one began. */
  readonly conflict: PostItemFragment | undefined;
  /** True once the service has it. After a conflict it writes over what was shown. */
  readonly save: () => Promise<boolean>;
  /** Drops one's own change for what the post says by now. */
  readonly takeTheirs: () => void;
  readonly forget: () => void;
}

const asSaved = (post: PostItemFragment): EditText => ({
  content: post.content,
  contentWarning: post.contentWarning ?? '',
  alts: {},
  version: post.version,
});

/** Edits one's own post; what was typed is kept on the device until it is saved. */
export function useEdit(post: PostItemFragment): Edit {
  const client = useApolloClient();
  const person = usePerson();
  const t = useTranslations('Edit');
  const [draft, setDraft] = useDraft(person.id, `edit.${post.id}`, laterEdit);
  const [state, setState] = useState<{ isSaving: boolean; failure?: Failure; conflict?: PostItemFragment }>({
    isSaving: false,
  });
  const text = parseEdit(draft) ?? asSaved(post);
  const isChanged =
    text.content !== post.content ||
    text.contentWarning !== (post.contentWarning ?? '') ||
    post.pictures.some(({ id, alt }) => (text.alts[id] ?? alt) !== alt);

  const save = async (): Promise<boolean> => {
    setState({ isSaving: true, conflict: state.conflict });
    const base = state.conflict ?? post;
    const content = text.content.trim();
    const { data, error } = await client.mutate({
      mutation: EditPostDocument,
      variables: {
        input: {
          postId: post.id,
          content,
          contentWarning: text.contentWarning.trim() || null,
          mentions: mentionsKept(base.content, base.facets, content),
          alts: base.pictures
            .filter(({ id, alt }) => (text.alts[id] ?? alt) !== alt)
            .map(({ id }) => ({ mediaId: id, alt: text.alts[id]?.trim() ?? '' })),
          version: state.conflict?.version ?? text.version,
        },
      },
      errorPolicy: 'all',
    });
    if (data?.editPost) {
      setDraft('');
      setState({ isSaving: false });
      notices.add({ words: t('saved') });
      return true;
    }
    const failure = failureOf(error);
    if (failure.code !== 'FEED_POST_VERSION_CONFLICT') {
      setState({ isSaving: false, failure, conflict: state.conflict });
      return false;
    }
    const now = await client.query({
      query: PostAgainDocument,
      variables: { id: post.id },
      fetchPolicy: 'network-only',
    });
    setState({ isSaving: false, failure, conflict: now.data?.post ?? undefined });
    return false;
  };

  return {
    text,
    change: (next) => setDraft(JSON.stringify(next)),
    isChanged,
    isSaving: state.isSaving,
    failure: state.failure,
    conflict: state.conflict,
    save,
    takeTheirs: () => {
      setDraft('');
      setState({ isSaving: false });
    },
    forget: () => setDraft(''),
  };
}
