import { Button } from '@my-girok/ui-components';
import { BellRing } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { notices } from '../../../platform/notices/notices.ts';
import type { QueueWatch } from '../hooks/use-queue-watch.ts';

/** That the person is told when somebody is there, until when, and how to end it. */
export function WatchNote({
  watch,
  pushOffer,
}: {
  readonly watch: QueueWatch;
  /** Being told also while the app is closed. */
  readonly pushOffer: ReactNode;
}): ReactNode {
  const t = useTranslations('Match');
  const format = useFormatter();
  const sentence = useSentence();
  const [isPending, setPending] = useState(false);
  if (watch.until === undefined) return null;
  const end = async (): Promise<void> => {
    setPending(true);
    const failure = await watch.end();
    setPending(false);
    if (failure) notices.add({ words: `${t('didNot')} ${sentence(failure)}`, tone: 'danger' });
  };
  const until = format.dateTime(new Date(watch.until), { weekday: 'short', hour: 'numeric', minute: '2-digit' });
  return (
    <>
      <div className="app-match-watch">
        <BellRing aria-hidden="true" />
        <p>{t('watching', { until })}</p>
        <Button
          size="small"
          tone="quiet"
          isPending={isPending}
          pendingLabel={t('watchEnding')}
          onPress={() => void end()}
        >
          {t('watchEnd')}
        </Button>
      </div>
      {pushOffer}
    </>
  );
}
