import { Button, Popover, ToggleButton } from '@my-girok/ui-components';
import { Mic, MicOff, MonitorUp, PhoneOff, Settings2, Video, VideoOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { rememberChoice, rememberedChoice } from '../hooks/devices.ts';
import type { SessionView } from '../hooks/session-view.ts';
import { useCalls } from '../hooks/use-calls.ts';
import { useDevices } from '../hooks/use-preview.ts';
import { DeviceFields } from './device-fields.tsx';

export interface CallControlsProps {
  /** Undefined while one is not in yet. */
  readonly view: SessionView | undefined;
  readonly mayShow: boolean;
  readonly mayShare: boolean;
  readonly onLeave: () => void;
}

/** What one does in a call. */
export function CallControls({ view, mayShow, mayShare, onLeave }: CallControlsProps): ReactNode {
  const t = useTranslations('Call');
  const { own } = useCalls();
  const hasMicrophone = view?.hasMicrophone ?? false;
  const hasCamera = view?.hasCamera ?? false;
  return (
    <div className="app-call-controls">
      <ToggleButton
        showsLabel
        label={t('mute')}
        icon={hasMicrophone ? <Mic /> : <MicOff />}
        isSelected={hasMicrophone}
        isDisabled={!view}
        onChange={own.setMicrophone}
      />
      {mayShow && (
        <ToggleButton
          showsLabel
          label={t('picture')}
          icon={hasCamera ? <Video /> : <VideoOff />}
          isSelected={hasCamera}
          isDisabled={!view}
          onChange={own.setCamera}
        />
      )}
      {mayShare && (
        <ToggleButton
          showsLabel
          label={t('share')}
          icon={<MonitorUp />}
          isSelected={view?.hasScreen ?? false}
          isDisabled={!view}
          onChange={own.setScreen}
        />
      )}
      <Popover
        label={t('devicesTitle')}
        placement="top"
        trigger={
          <Button tone="quiet" icon={<Settings2 />}>
            {t('settings')}
          </Button>
        }
      >
        {() => <OwnDevices hasCamera={mayShow} />}
      </Popover>
      <Button tone="danger" icon={<PhoneOff />} onPress={onLeave}>
        {t('leave')}
      </Button>
    </div>
  );
}

function OwnDevices({ hasCamera }: { readonly hasCamera: boolean }): ReactNode {
  const { own } = useCalls();
  const devices = useDevices();
  const [choice, setChoice] = useState(rememberedChoice);
  return (
    <DeviceFields
      devices={devices}
      choice={choice}
      hasCamera={hasCamera}
      onChoose={(kind, id) => {
        const next = { ...choice, [kind]: id };
        setChoice(next);
        rememberChoice(next);
        void own.chooseDevice(kind, id);
      }}
    />
  );
}
