import { Button } from '@my-girok/ui-components';
import { Bell } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { notices } from '../../../platform/notices/notices.ts';
import type { Criteria } from '../hooks/match-types.ts';
import type { QueueWatch } from '../hooks/use-queue-watch.ts';

export interface NobodyHereProps {
  readonly criteria: Criteria;
  readonly watch: QueueWatch;
  /** The person is told later: they need not wait here. */
  readonly onWatched: () => void;
}

/** Nobody is there: being told later, or going on waiting, which is what goes on by itself. */
export function NobodyHere({ criteria, watch, onWatched }: NobodyHereProps): ReactNode {
  const t = useTranslations('Match');
  const sentence = useSentence();
  const [isPending, setPending] = useState(false);
  const begin = async (): Promise<void> => {
    setPending(true);
    const failure = await watch.begin(criteria);
    setPending(false);
    if (failure) notices.add({ words: `${t('didNot')} ${sentence(failure)}`, tone: 'danger' });
    else onWatched();
  };
  return (
    <div className="app-match-long" role="status">
      <p>{t('longBody')}</p>
      <Button
        tone="primary"
        icon={<Bell />}
        isPending={isPending}
        pendingLabel={t('tellingMe')}
        onPress={() => void begin()}
      >
        {t('tellMe')}
      </Button>
    </div>
  );
}
