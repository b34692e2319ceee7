import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';

/** As `useSentence`; without a media server it is calls that are away, and nothing else is. */
export function useCallSentence(): (failure: Failure) => string {
  const t = useTranslations('Call');
  const sentence = useSentence();
  return (failure) => (failure.code === 'CALL_UNAVAILABLE' ? t('off') : sentence(failure));
}
