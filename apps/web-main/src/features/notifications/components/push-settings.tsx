import { Button } from '@my-girok/ui-components';
import { Bell, BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePush } from '../hooks/use-push.ts';

/** Push on this device: on, off, or what stands in its way and how to remove that. */
export function PushSettings(): ReactNode {
  const t = useTranslations('Push');
  const { state, isPending, turnOn, turnOff } = usePush();
  return (
    <section aria-labelledby="settings-push" className="app-push">
      <h2 id="settings-push">{t('title')}</h2>
      <p className="app-quiet" role="status">
        {state ? t(`state.${state}`) : t('looking')}
      </p>
      {state === 'off' && (
        <Button icon={<Bell />} isPending={isPending} pendingLabel={t('turningOn')} onPress={turnOn}>
          {t('turnOn')}
        </Button>
      )}
      {state === 'on' && (
        <Button icon={<BellOff />} isPending={isPending} pendingLabel={t('turningOff')} onPress={turnOff}>
          {t('turnOff')}
        </Button>
      )}
    </section>
  );
}
