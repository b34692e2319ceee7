import { Button, ErrorState, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';
import { PostSkeletons } from './post-skeleton.tsx';

/** What a dialog shows while what it is about has not come: that it is coming, or why it does not. */
export function DialogStatus({
  failure,
  onRetry,
}: {
  readonly failure: Failure | undefined;
  readonly onRetry: () => void;
}): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  if (failure)
    return (
      <ErrorState
        title={t('History.failedTitle')}
        safe={sentence(failure)}
        action={<Button onPress={onRetry}>{t('App.retry')}</Button>}
      />
    );
  return (
    <SkeletonGroup label={t('App.loading')} slowLabel={t('App.slow')}>
      <PostSkeletons count={2} />
    </SkeletonGroup>
  );
}
