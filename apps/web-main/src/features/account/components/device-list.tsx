import { Button, ConfirmDialog, ErrorState, RelativeTime, Skeleton, SkeletonGroup } from '@my-girok/ui-components';
import { Laptop, Smartphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { type Device, useSessions } from '../hooks/use-sessions.ts';

const isPhone = (device: Device): boolean => /android|ios|iphone|ipad/i.test(device.system);

/** The devices one is signed in on; any but this one can be signed out from here. */
export function DeviceList(): ReactNode {
  const t = useTranslations();
  const connection = useConnection();
  const { devices, failure, end } = useSessions();
  const [asked, setAsked] = useState<Device>();
  const [isEnding, setEnding] = useState(false);
  const wordsOf = (device: Device) => ({
    browser: device.browser || t('Account.unknownBrowser'),
    system: device.system || t('Account.unknownSystem'),
  });

  if (!devices) {
    if (failure)
      return (
        <ErrorState
          title={t('Account.failedTitle')}
          safe={t('Account.failedSafe')}
          action={<Button onPress={connection.tryNow}>{t('App.retry')}</Button>}
          details={
            failure.traceId
              ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: failure.traceId }
              : undefined
          }
        />
      );
    return (
      <SkeletonGroup label={t('Account.loading')} slowLabel={t('App.slow')}>
        <div className="app-device">
          <Skeleton shape="avatar" />
          <div>
            <Skeleton width="12rem" />
            <Skeleton width="8rem" />
          </div>
        </div>
      </SkeletonGroup>
    );
  }
  return (
    <>
      <ul className="app-devices" aria-label={t('Account.devices')}>
        {devices.map((device) => (
          <li key={device.id} className="app-device">
            <span className="app-device-icon" aria-hidden="true">
              {isPhone(device) ? <Smartphone /> : <Laptop />}
            </span>
            <div>
              <p className="app-device-name">{t('Account.device', wordsOf(device))}</p>
              <p className="app-quiet">
                {device.current
                  ? t('Account.thisDevice')
                  : t.rich('Account.lastSeen', { time: () => <RelativeTime at={device.lastSeenAt} /> })}
              </p>
            </div>
            {!device.current && (
              <Button
                size="small"
                aria-label={t('Account.endDevice', wordsOf(device))}
                onPress={() => setAsked(device)}
              >
                {/* Part of the button's name, for those who speak what they see. */}
                {t('Account.endThis')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.length === 1 && <p className="app-quiet">{t('Account.only')}</p>}
      <ConfirmDialog
        isOpen={asked !== undefined}
        onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
        title={t('Account.endTitle')}
        confirmLabel={t('Account.end')}
        cancelLabel={t('App.cancel')}
        closeLabel={t('App.close')}
        tone="danger"
        isPending={isEnding}
        pendingLabel={t('Account.ending')}
        onConfirm={() => {
          if (!asked) return;
          setEnding(true);
          void end(asked).then(() => {
            setEnding(false);
            setAsked(undefined);
          });
        }}
      >
        {asked && t('Account.endBody', wordsOf(asked))}
      </ConfirmDialog>
    </>
  );
}
