import { Dialog } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MuteWordForm } from './mute-word-form.tsx';

export function MuteWordDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslations();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Relations.muteWordTitle')}
      closeLabel={t('App.close')}
    >
      <MuteWordForm onDone={onClose} />
    </Dialog>
  );
}
