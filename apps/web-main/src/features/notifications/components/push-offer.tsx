import { Button } from '@my-girok/ui-components';
import { BellRing } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePush } from '../hooks/use-push.ts';

const KEY = 'girok.push.declined';

const isDeclined = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
};

/** Offers push once there is something to be told of; never again after "not now". */
export function PushOffer(): ReactNode {
  const t = useTranslations('Push');
  const { state, isPending, turnOn } = usePush();
  const [isHidden, setHidden] = useState(isDeclined);
  if (isHidden || state !== 'off') return null;
  const decline = (): void => {
    setHidden(true);
    try {
      localStorage.setItem(KEY, '1');
    } catch {
      // Hidden for as long as the page lives.
    }
  };
  return (
    <section className="app-push-offer" aria-label={t('title')}>
      <BellRing aria-hidden="true" />
      <p>{t('offer')}</p>
      <div>
        <Button size="small" isPending={isPending} pendingLabel={t('turningOn')} onPress={turnOn}>
          {t('turnOn')}
        </Button>
        <Button size="small" tone="quiet" onPress={decline}>
          {t('notNow')}
        </Button>
      </div>
    </section>
  );
}
