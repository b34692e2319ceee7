import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type MatchConsentKind, SetMatchConsentDocument } from '../../../gen/matching/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { CONSENTS, type Consent, type ConsentKind, type Match } from './match-types.ts';

export interface Consents {
  /** Of each kind, with what was just pressed. */
  readonly all: readonly Consent[];
  readonly set: (kind: ConsentKind, on: boolean) => void;
}

export const consentOf = (consents: readonly Consent[], kind: ConsentKind): Consent =>
  consents.find((each) => each.kind === kind) ?? { kind, mine: false, theirs: false };

export const isAgreed = (consents: readonly Consent[], kind: ConsentKind): boolean => {
  const { mine, theirs } = consentOf(consents, kind);
  return mine && theirs;
};

/** What the two agree to; a press shows at once, and goes back where it was not kept. */
export function useConsents({ id, consents }: Pick<Match, 'id' | 'consents'>): Consents {
  const t = useTranslations('Match');
  const sentence = useSentence();
  const client = useApolloClient();
  const [pressed, setPressed] = useState<ReadonlyMap<ConsentKind, boolean>>(new Map());
  const forget = (kind: ConsentKind, on: boolean): void =>
    setPressed((before) => {
      if (before.get(kind) !== on) return before;
      const after = new Map(before);
      after.delete(kind);
      return after;
    });
  // What the service tells is what holds, from then on.
  for (const { kind, mine } of consents) if (pressed.get(kind) === mine) forget(kind, mine);
  return {
    all: CONSENTS.map((kind) => {
      const known = consentOf(consents, kind);
      return { ...known, mine: pressed.get(kind) ?? known.mine };
    }),
    set: (kind, on) => {
      setPressed((before) => new Map(before).set(kind, on));
      client
        .mutate({
          mutation: SetMatchConsentDocument,
          variables: { matchId: id, kind: kind.toUpperCase() as MatchConsentKind, on },
        })
        .catch((error: unknown) => {
          forget(kind, on);
          notices.add({ words: `${t('didNot')} ${sentence(failureOf(error))}`, tone: 'danger' });
        });
    },
  };
}
