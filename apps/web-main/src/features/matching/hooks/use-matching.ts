import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';
import { lineFailureOf } from '../../../platform/realtime/line-failure.ts';
import type { MatchStatus } from './match-types.ts';
import type { Matching } from './matching.ts';
import { runningMatching } from './running-matching.ts';

/** How it stands; undefined until the line has said it. */
export function useMatchStatus(): MatchStatus | undefined {
  const { store } = runningMatching(usePerson().id);
  return useSyncExternalStore(store.subscribe, store.get);
}

export type Step = 'join' | 'leave' | 'accept' | 'skip' | 'end';

export interface MatchSteps {
  /** What is being asked now. */
  readonly pending: Step | undefined;
  /** Asks one thing at a time. A failure is said, and answered. */
  readonly take: (step: Step, ask: (matching: Matching) => Promise<void>) => Promise<Failure | undefined>;
}

/** The person's steps through matching, one at a time. */
export function useMatchSteps(): MatchSteps {
  const t = useTranslations('Match');
  const sentence = useSentence();
  const matching = runningMatching(usePerson().id);
  const [pending, setPending] = useState<Step>();
  return {
    pending,
    take: async (step, ask) => {
      if (pending) return undefined;
      setPending(step);
      try {
        await ask(matching);
        return undefined;
      } catch (error) {
        const failure = lineFailureOf(error);
        notices.add({ words: `${t('didNot')} ${sentence(failure)}`, tone: 'danger' });
        return failure;
      } finally {
        setPending(undefined);
      }
    },
  };
}
