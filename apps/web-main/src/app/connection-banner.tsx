import { Banner, Button } from '@my-girok/ui-components';
import { CloudOff, LogIn } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection, useConnectionState } from '../platform/connection/use-connection.ts';

/** A failure that is over within this time is none a person needs to read about. */
const PATIENCE_MS = 400;

/** Says what is away, what is safe and when the next attempt is; nothing while all is well. */
export function ConnectionBanner({ onSignIn }: { readonly onSignIn?: () => void }): ReactNode {
  const t = useTranslations('Connection');
  const tAuth = useTranslations('Auth');
  const connection = useConnection();
  const { kind, nextTryAt } = useConnectionState();
  const isWrong = useSettled(kind !== 'ok');
  const seconds = useSecondsUntil(isWrong ? nextTryAt : undefined);

  if (!isWrong || kind === 'ok')
    return onSignIn ? (
      <Banner
        tone="danger"
        icon={<LogIn />}
        action={
          <Button size="small" onPress={onSignIn}>
            {tAuth('login')}
          </Button>
        }
      >
        {t('signedOut')}
      </Banner>
    ) : (
      <Banner>{null}</Banner>
    );
  const what = kind === 'degraded' ? t('degraded') : navigator.onLine ? t('unreachable') : t('offline');
  return (
    <Banner
      tone="warning"
      icon={<CloudOff />}
      action={
        <Button size="small" tone="quiet" onPress={connection.tryNow}>
          {t('tryNow')}
        </Button>
      }
    >
      {what} {/* The countdown is for eyes: read out every second it would be noise. */}
      <span aria-hidden="true" className="app-countdown">
        {nextTryAt === undefined || seconds === 0 ? t('trying') : t('next', { seconds })}
      </span>
    </Banner>
  );
}

function useSettled(isWrong: boolean): boolean {
  const [settled, setSettled] = useState(isWrong);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(isWrong), isWrong ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [isWrong]);
  return settled;
}

function useSecondsUntil(time: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (time === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [time]);
  return time === undefined ? 0 : Math.max(0, Math.ceil((time - now) / 1000));
}
