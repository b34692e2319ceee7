import { ConfirmDialog } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Other, useRelations } from './use-relations.ts';

/** Asks before a block: follows end with it, which undoing does not bring back. */
export function BlockDialog({ person, onClose }: { readonly person: Other; readonly onClose: () => void }): ReactNode {
  const t = useTranslations();
  const { block } = useRelations();
  const [isPending, setPending] = useState(false);
  const confirm = async (): Promise<void> => {
    setPending(true);
    await block(person);
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Relations.blockTitle', { name: person.name })}
      confirmLabel={t('Relations.block')}
      cancelLabel={t('App.cancel')}
      closeLabel={t('App.close')}
      tone="danger"
      isPending={isPending}
      pendingLabel={t('App.loading')}
      onConfirm={() => void confirm()}
    >
      <ul className="app-consequences">
        <li>{t('Relations.blockSee')}</li>
        <li>{t('Relations.blockReach')}</li>
        <li>{t('Relations.blockFollows')}</li>
        <li>{t('Relations.blockQuiet')}</li>
      </ul>
    </ConfirmDialog>
  );
}
