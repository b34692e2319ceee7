import { useQuery } from '@apollo/client/react';
import { Avatar, Button, ErrorState, Link, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { MutesDocument } from '../../gen/people/graphql.ts';
import { useRecovery } from '../connection/use-connection.ts';
import { useSentence } from '../errors/use-sentence.ts';
import { failureOf, passes } from '../graphql/failure.ts';
import { paths } from '../paths.ts';
import { useRelations } from './use-relations.ts';

/** Whom and what one has muted, until when, each with the way back. */
export function Muted({ kind }: { readonly kind: 'people' | 'words' }): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const format = useFormatter();
  const { unmutePerson, unmuteWord } = useRelations();
  const { data, error, refetch } = useQuery(MutesDocument, { fetchPolicy: 'cache-and-network' });
  const failure = error ? failureOf(error) : undefined;
  useRecovery(passes(failure), refetch);
  const mutes = data?.mutes;
  const until = (end: string | null | undefined): string =>
    end
      ? t('Privacy.until', {
          time: format.dateTime(new Date(end), { month: 'long', day: 'numeric', hour: 'numeric', minute: 'numeric' }),
        })
      : t('Privacy.forGood');

  if (!mutes)
    return failure ? (
      <ErrorState
        title={t('Privacy.failedTitle')}
        safe={sentence(failure)}
        action={<Button onPress={() => void refetch()}>{t('App.retry')}</Button>}
      />
    ) : (
      <SkeletonGroup label={t('App.loading')} slowLabel={t('App.slow')}>
        <p className="app-quiet">{t('App.loading')}</p>
      </SkeletonGroup>
    );
  if (mutes[kind].length === 0)
    return <p className="app-quiet">{t(kind === 'people' ? 'Privacy.noMutedPeople' : 'Privacy.noMutedWords')}</p>;
  return (
    <ul className="app-people" aria-label={t(kind === 'people' ? 'Privacy.mutedPeople' : 'Privacy.mutedWords')}>
      {kind === 'people'
        ? mutes.people.map(
            ({ user, until: end }) =>
              user && (
                <li key={user.id} className="app-person">
                  <Avatar id={user.id} name={user.name} src={user.avatar} />
                  <div className="app-person-words">
                    <Link tone="name" href={paths.person(user.id)}>
                      {user.name}
                    </Link>
                    <span className="app-quiet">{until(end)}</span>
                  </div>
                  <Button
                    size="small"
                    aria-label={t('Relations.unmutePerson', { name: user.name })}
                    onPress={() => void unmutePerson(user)}
                  >
                    {t('Relations.unmute')}
                  </Button>
                </li>
              ),
          )
        : mutes.words.map(({ word, until: end }) => (
            <li key={word} className="app-person app-muted-word">
              <div className="app-person-words">
                <strong>{word}</strong>
                <span className="app-quiet">{until(end)}</span>
              </div>
              <Button
                size="small"
                aria-label={t('Relations.unmuteWord', { word })}
                onPress={() => void unmuteWord(word)}
              >
                {t('Relations.unmute')}
              </Button>
            </li>
          ))}
    </ul>
  );
}
