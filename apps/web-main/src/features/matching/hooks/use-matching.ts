import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';
import { lineFailureOf } from '../../../platform/realtime/line-failure.ts';
import { AskedSteps, type Step } from './asked-steps.ts';
import type { MatchStatus } from './match-types.ts';
import type { Matching } from './matching.ts';
import { runningMatching } from './running-matching.ts';

/** How it stands; undefined until the line has said it. */
export function useMatchStatus(): MatchStatus | undefined {
  const { store } = runningMatching(usePerson().id);
  return useSyncExternalStore(store.subscribe, store.get);
}

export interface MatchSteps {
  /** What was asked last, while it is not answered. */
  readonly pending: Step | undefined;
  /** A failure is said, and answered. */
  readonly take: (step: Step, ask: (matching: Matching) => Promise<void>) => Promise<Failure | undefined>;
}

/** The person's steps through matching. */
export function useMatchSteps(): MatchSteps {
  const t = useTranslations('Match');
  const sentence = useSentence();
  const matching = runningMatching(usePerson().id);
  const [pending, setPending] = useState<Step>();
  const [steps] = useState(() => new AskedSteps(setPending));
  return {
    pending,
    take: async (step, ask) => {
      try {
        await steps.run(step, () => ask(matching));
        return undefined;
      } catch (error) {
        const failure = lineFailureOf(error);
        notices.add({ words: `${t('didNot')} ${sentence(failure)}`, tone: 'danger' });
        return failure;
      }
    },
  };
}
