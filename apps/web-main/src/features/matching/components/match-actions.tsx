import { Button, ConfirmDialog, IconButton } from '@my-girok/ui-components';
import { Flag } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';

export interface MatchActionsProps {
  /** The way into a call, where it is agreed. */
  readonly call: ReactNode;
  readonly isEnding: boolean;
  readonly onReport: () => void;
  readonly onEnd: () => void;
}

/** Report and end: within one press at any moment. */
export function MatchActions({ call, isEnding, onReport, onEnd }: MatchActionsProps): ReactNode {
  const t = useTranslations();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="app-match-actions">
      {call}
      <IconButton label={t('Match.report')} icon={<Flag aria-hidden="true" />} onPress={onReport} />
      <Button size="small" onPress={() => setAsking(true)}>
        {t('Match.end')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('Match.endTitle')}
        confirmLabel={t('Match.endConfirm')}
        cancelLabel={t('Match.endStay')}
        closeLabel={t('App.close')}
        tone="danger"
        isPending={isEnding}
        pendingLabel={t('Match.ending')}
        onConfirm={onEnd}
      >
        {t('Match.endBody')}
      </ConfirmDialog>
    </div>
  );
}
