import { Button, IconButton } from '@my-girok/ui-components';
import { Bell, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { noticePermission } from '../hooks/desktop-notices.ts';

const KEY = 'girok.chat.noticesPutOff';

function wasPutOff(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Offers notices on this device, once there is something to be told of; asked of the browser only when pressed. */
export function NotifyOffer(): ReactNode {
  const t = useTranslations('Chat');
  const [isShown, setShown] = useState(() => noticePermission() === 'default' && !wasPutOff());
  if (!isShown) return null;
  const putOff = (): void => {
    setShown(false);
    try {
      localStorage.setItem(KEY, '1');
    } catch {
      // Then it is offered again on the next page.
    }
  };
  return (
    <div className="app-notify-offer">
      <Bell aria-hidden="true" />
      <p>{t('notify')}</p>
      <Button size="small" onPress={() => void Notification.requestPermission().then(() => setShown(false))}>
        {t('notifyOn')}
      </Button>
      <IconButton size="small" label={t('notNow')} icon={<X aria-hidden="true" />} onPress={putOff} />
    </div>
  );
}
