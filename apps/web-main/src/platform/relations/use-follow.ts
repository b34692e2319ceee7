import { useApolloClient } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { FollowDocument, UnfollowDocument } from '../../gen/people/graphql.ts';
import { useSentence } from '../errors/use-sentence.ts';
import { timelineMayHaveChanged } from '../freshness/freshness.ts';
import { failureOf } from '../graphql/failure.ts';
import { notices } from '../notices/notices.ts';

interface Followable {
  readonly id: string;
  readonly name: string;
}

/** Follows or unfollows at once; puts it back, and offers to retry, when the service did not keep it. */
export function useFollow(): (person: Followable, follows: boolean) => void {
  const client = useApolloClient();
  const t = useTranslations();
  const sentence = useSentence();

  return function follow(person, follows) {
    const set = (following: boolean): boolean =>
      client.cache.modify({
        id: client.cache.identify({ __typename: 'User', id: person.id }),
        fields: {
          viewerFollows: () => following,
          followers: (count: number | null, { readField }) =>
            count === null || readField('viewerFollows') === following
              ? count
              : Math.max(0, count + (following ? 1 : -1)),
        },
      });
    set(follows);
    void (async () => {
      try {
        // A follow is kept although the answer lacks the person, whose own service may be away.
        const options = { variables: { userId: person.id }, errorPolicy: 'all' } as const;
        const { data, error } = follows
          ? await client.mutate({ mutation: FollowDocument, ...options })
          : await client.mutate({ mutation: UnfollowDocument, ...options });
        if (!data) throw error;
        timelineMayHaveChanged();
      } catch (error) {
        set(!follows);
        notices.add({
          words: t(follows ? 'People.followFailed' : 'People.unfollowFailed', {
            name: person.name,
            reason: sentence(failureOf(error)),
          }),
          tone: 'danger',
          action: { label: t('App.retry'), onAction: () => follow(person, follows) },
        });
      }
    })();
  };
}
