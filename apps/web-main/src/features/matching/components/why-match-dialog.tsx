import { Dialog } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Reason } from '../hooks/match-types.ts';
import { useMatchWords } from '../hooks/use-match-words.ts';

/** The receipt of a match: what was looked at, and that nothing else was. */
export function WhyMatchDialog({
  reason,
  intent,
  onClose,
}: {
  readonly reason: Reason;
  readonly intent: string | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const { reasons, duration } = useMatchWords();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Match.whyTitle')}
      closeLabel={t('App.close')}
    >
      <ul className="app-match-reasons">
        {reasons(reason, intent).map((each) => (
          <li key={each}>{each}</li>
        ))}
        <li>{t('Match.whyWaited', { time: duration(reason.waitedSeconds) })}</li>
      </ul>
      <p className="app-quiet">{t('Match.whyNot')}</p>
    </Dialog>
  );
}
