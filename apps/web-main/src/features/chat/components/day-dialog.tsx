import { Button, Dialog } from '@my-girok/ui-components';
import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dayOf } from '../hooks/rows.ts';

/** Asks for a day to go to. */
export function DayDialog({
  onPick,
  onClose,
}: {
  /** The beginning of the day here, RFC 3339. */
  readonly onPick: (time: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const id = useId();
  const today = dayOf(new Date().toISOString());
  const [date, setDate] = useState(today);
  const go = (): void => {
    const day = new Date(`${date}T00:00:00`);
    if (Number.isNaN(day.getTime())) return;
    onClose();
    onPick(day.toISOString());
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Chat.toDay')}
      closeLabel={t('App.close')}
      actions={
        <Button tone="primary" onPress={go}>
          {t('Chat.go')}
        </Button>
      }
    >
      <div className="app-form">
        <label className="g-field-label" htmlFor={id}>
          {t('Chat.day')}
        </label>
        <input
          id={id}
          className="app-date"
          type="date"
          max={today}
          value={date}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
