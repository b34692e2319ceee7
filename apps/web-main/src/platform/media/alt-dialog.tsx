import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, Dialog, TextArea } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

export interface AltDialogProps {
  readonly number: number;
  readonly address: string | undefined;
  readonly alt: string;
  /** At every keystroke: it is kept with the draft. */
  readonly onChange: (alt: string) => void;
  readonly onClose: () => void;
}

/** Where one says what a picture shows, for those who do not see it. */
export function AltDialog({ number, address, alt, onChange, onClose }: AltDialogProps): ReactNode {
  const t = useTranslations();
  const over = countGraphemes(alt) - LIMITS.altMax;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Composer.altTitle', { number })}
      closeLabel={t('App.close')}
      actions={
        <Button tone="primary" onPress={onClose}>
          {t('Composer.altDone')}
        </Button>
      }
    >
      <div className="app-form">
        {address && <img className="app-alt-picture" src={address} alt="" />}
        <TextArea
          label={t('Composer.altLabel')}
          description={t('Composer.altNote')}
          value={alt}
          onChange={onChange}
          onSubmit={onClose}
          rows={3}
          maxRows={8}
          autoFocus
          counter={{
            max: LIMITS.altMax,
            words: (left) => (left < 0 ? t('Timeline.over', { over: -left }) : t('Timeline.left', { left })),
          }}
          error={over > 0 ? t('Timeline.over', { over }) : undefined}
        />
      </div>
    </Dialog>
  );
}
