import { useApolloClient } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import {
  BlockDocument,
  MutePersonDocument,
  MutesDocument,
  MuteWordDocument,
  ReportDocument,
  type ReportInput,
  UnblockDocument,
  UnmutePersonDocument,
  UnmuteWordDocument,
} from '../../gen/people/graphql.ts';
import { useSentence } from '../errors/use-sentence.ts';
import { listsMayHaveChanged } from '../freshness/freshness.ts';
import { type Failure, failureOf } from '../graphql/failure.ts';
import { notices } from '../notices/notices.ts';
import { endOf, type MuteTime } from './mute-time.ts';
import { hidePerson, setFlags } from './relation-cache.ts';

/** Somebody else; a type, so that it can be the words' values. */
export type Other = { readonly id: string; readonly name: string };

export interface Relations {
  /** True once the service has kept it; otherwise a notice says why not. */
  readonly mutePerson: (person: Other, time: MuteTime) => Promise<boolean>;
  readonly unmutePerson: (person: Other) => Promise<boolean>;
  readonly muteWord: (word: string, time: MuteTime) => Promise<Failure | undefined>;
  readonly unmuteWord: (word: string) => Promise<boolean>;
  readonly block: (person: Other) => Promise<boolean>;
  readonly unblock: (person: Other) => Promise<boolean>;
  readonly report: (input: ReportInput) => Promise<Failure | undefined>;
}

/** Mutes, blocks and reports: what one does so as to see less. The page follows at once where it can, then asks again. */
export function useRelations(): Relations {
  const client = useApolloClient();
  const t = useTranslations('Relations');
  const sentence = useSentence();
  const { cache } = client;

  /** A change is kept although its answer lacks the person, whose own service may be away. */
  async function keep(sent: Promise<{ data?: unknown; error?: unknown }>): Promise<Failure | undefined> {
    try {
      const { data, error } = await sent;
      return data ? undefined : failureOf(error);
    } catch (error) {
      return failureOf(error);
    }
  }
  const tell = (words: string, failure: Failure | undefined, retry: () => void): boolean => {
    if (failure)
      notices.add({
        words: `${words} ${sentence(failure)}`,
        tone: 'danger',
        action: { label: t('retry'), onAction: retry },
      });
    return failure === undefined;
  };
  const changed = (): void => {
    listsMayHaveChanged();
    if (cache.readQuery({ query: MutesDocument }))
      void client.query({ query: MutesDocument, fetchPolicy: 'network-only' });
  };

  const relations: Relations = {
    mutePerson: async (person, time) => {
      const variables = { userId: person.id, until: endOf(time, new Date()) };
      const failure = await keep(client.mutate({ mutation: MutePersonDocument, variables, errorPolicy: 'all' }));
      if (!tell(t('muteFailed', person), failure, () => void relations.mutePerson(person, time))) return false;
      setFlags(cache, person.id, { viewerMutes: true });
      hidePerson(cache, person.id);
      changed();
      notices.add({
        words: t('muted', person),
        action: { label: t('undo'), onAction: () => void relations.unmutePerson(person) },
      });
      return true;
    },
    unmutePerson: async (person) => {
      const variables = { userId: person.id };
      const failure = await keep(client.mutate({ mutation: UnmutePersonDocument, variables, errorPolicy: 'all' }));
      if (!tell(t('unmuteFailed', person), failure, () => void relations.unmutePerson(person))) return false;
      setFlags(cache, person.id, { viewerMutes: false });
      changed();
      notices.add({ words: t('unmuted', person) });
      return true;
    },
    muteWord: async (word, time) => {
      const variables = { word, until: endOf(time, new Date()) };
      const failure = await keep(client.mutate({ mutation: MuteWordDocument, variables, errorPolicy: 'all' }));
      if (!failure) {
        changed();
        notices.add({
          words: t('wordMuted', { word }),
          action: { label: t('undo'), onAction: () => void relations.unmuteWord(word) },
        });
      }
      return failure;
    },
    unmuteWord: async (word) => {
      const failure = await keep(
        client.mutate({ mutation: UnmuteWordDocument, variables: { word }, errorPolicy: 'all' }),
      );
      if (!tell(t('unmuteWordFailed', { word }), failure, () => void relations.unmuteWord(word))) return false;
      changed();
      notices.add({ words: t('wordUnmuted', { word }) });
      return true;
    },
    block: async (person) => {
      const variables = { userId: person.id };
      const failure = await keep(client.mutate({ mutation: BlockDocument, variables, errorPolicy: 'all' }));
      if (!tell(t('blockFailed', person), failure, () => void relations.block(person))) return false;
      setFlags(cache, person.id, { viewerBlocks: true, viewerFollows: false, followsViewer: false });
      hidePerson(cache, person.id);
      changed();
      notices.add({
        words: t('blocked', person),
        action: { label: t('undo'), onAction: () => void relations.unblock(person) },
      });
      return true;
    },
    unblock: async (person) => {
      const variables = { userId: person.id };
      const failure = await keep(client.mutate({ mutation: UnblockDocument, variables, errorPolicy: 'all' }));
      if (!tell(t('unblockFailed', person), failure, () => void relations.unblock(person))) return false;
      setFlags(cache, person.id, { viewerBlocks: false });
      changed();
      notices.add({ words: t('unblocked', person) });
      return true;
    },
    report: async (input) => keep(client.mutate({ mutation: ReportDocument, variables: { input } })),
  };
  return relations;
}
