import { Button, Dialog } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MuteTime } from './mute-time.ts';
import { MuteTimes } from './mute-times.tsx';
import { type Other, useRelations } from './use-relations.ts';

/** Mutes somebody: says what that does, and asks for how long. */
export function MuteDialog({ person, onClose }: { readonly person: Other; readonly onClose: () => void }): ReactNode {
  const t = useTranslations();
  const { mutePerson } = useRelations();
  const [time, setTime] = useState<MuteTime>('week');
  const [isPending, setPending] = useState(false);
  const mute = async (): Promise<void> => {
    setPending(true);
    await mutePerson(person, time);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Relations.muteTitle', { name: person.name })}
      closeLabel={t('App.close')}
      actions={
        <>
          <Button tone="quiet" onPress={onClose}>
            {t('App.cancel')}
          </Button>
          <Button tone="primary" isPending={isPending} pendingLabel={t('App.loading')} onPress={() => void mute()}>
            {t('Relations.mute')}
          </Button>
        </>
      }
    >
      <div className="app-form">
        <p>{t('Relations.muteBody')}</p>
        <MuteTimes value={time} onChange={setTime} />
      </div>
    </Dialog>
  );
}
