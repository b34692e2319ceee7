import { Button, EmptyState } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonSummaryFragment } from '../../../gen/people/graphql.ts';
import { useRelations } from '../../../platform/relations/use-relations.ts';

/** Whether a block stands between the two: then there is nothing of each other's to see. */
export const isBlocked = (person: Pick<PersonSummaryFragment, 'viewerBlocks' | 'blocksViewer'>): boolean =>
  person.viewerBlocks === true || person.blocksViewer === true;

/** Says what stands between the reader and a person, and undoes what is the reader's to undo. */
export function BlockedNote({ person }: { readonly person: PersonSummaryFragment }): ReactNode {
  const t = useTranslations('Relations');
  const { unblock } = useRelations();
  if (person.viewerBlocks)
    return (
      <EmptyState action={<Button onPress={() => void unblock(person)}>{t('unblock')}</Button>}>
        {t(person.blocksViewer ? 'bothBlock' : 'youBlock', { name: person.name })}
      </EmptyState>
    );
  return <EmptyState>{t('blocksYou', { name: person.name })}</EmptyState>;
}

/** That one has muted somebody whose page one is on. */
export function MutedNote({ person }: { readonly person: PersonSummaryFragment }): ReactNode {
  const t = useTranslations('Relations');
  const { unmutePerson } = useRelations();
  if (!person.viewerMutes) return null;
  return (
    <p className="app-muted-note">
      <span>{t('youMute', { name: person.name })}</span>
      <Button size="small" onPress={() => void unmutePerson(person)}>
        {t('unmute')}
      </Button>
    </p>
  );
}
