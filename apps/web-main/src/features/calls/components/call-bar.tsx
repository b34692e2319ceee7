import { Button, IconButton, ToggleButton } from '@my-girok/ui-components';
import { Maximize2, Mic, MicOff, PhoneOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcuts } from '../../../platform/keyboard/shortcuts.ts';
import { useCallNames, useCallOf, useCalls, useOwnCall } from '../hooks/use-calls.ts';
import { useLasting } from '../hooks/use-lasting.ts';

export interface CallBarProps {
  readonly roomId: string;
  readonly onOpen: () => void;
}

/** The call one is in while one walks through the app: how long, sound, and the ways back and out. */
export function CallBar({ roomId, onOpen }: CallBarProps): ReactNode {
  const t = useTranslations('Call');
  const { own } = useCalls();
  const { at, view } = useOwnCall();
  const call = useCallOf(roomId);
  const { room, title } = useCallNames(roomId);
  const lasting = useLasting(call?.liveAt);
  const isOn = view?.hasMicrophone ?? false;
  const toggle = (): void => own.setMicrophone(!isOn);
  useShortcuts({ m: toggle, c: onOpen });
  const label = t(room?.kind === 'GROUP' ? 'labelGroup' : 'label', { name: title });
  return (
    <section className="app-call-bar" aria-label={label}>
      <Button size="small" tone="quiet" icon={<Maximize2 />} aria-label={`${title}. ${t('return')}`} onPress={onOpen}>
        <span className="app-call-bar-title">{title}</span>
      </Button>
      <span className="app-call-bar-time">{at?.phase === 'back' ? t('connecting') : lasting || t('ringingGroup')}</span>
      <ToggleButton
        label={t('mute')}
        icon={isOn ? <Mic /> : <MicOff />}
        isSelected={isOn}
        isDisabled={!view}
        onChange={toggle}
      />
      <IconButton label={t('leaveCall')} icon={<PhoneOff aria-hidden="true" />} onPress={() => void own.leave()} />
    </section>
  );
}
