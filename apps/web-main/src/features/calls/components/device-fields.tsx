import { SelectField } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { canChooseSpeaker, type DeviceChoice, type DeviceKind, type Devices } from '../hooks/devices.ts';

export interface DeviceFieldsProps {
  readonly devices: Devices;
  readonly choice: DeviceChoice;
  readonly hasCamera: boolean;
  readonly onChoose: (kind: DeviceKind, id: string) => void;
}

/** Which camera, microphone and speaker, each where there is one to choose. */
export function DeviceFields({ devices, choice, hasCamera, onChoose }: DeviceFieldsProps): ReactNode {
  const t = useTranslations('Call');
  const kinds: readonly DeviceKind[] = [
    'microphone',
    ...(hasCamera ? (['camera'] as const) : []),
    ...(canChooseSpeaker() ? (['speaker'] as const) : []),
  ];
  return (
    <div className="app-call-devices">
      {kinds.map((kind) => {
        const known = devices[kind];
        return (
          <SelectField
            key={kind}
            label={t(kind)}
            value={known.some(({ id }) => id === choice[kind]) ? choice[kind] : ''}
            isDisabled={known.length === 0}
            onChange={(id) => onChoose(kind, id)}
            choices={[
              { value: '', label: t('automatic') },
              ...known.map(({ id, label }, index) => ({
                value: id,
                label: label || t('numbered', { device: t(kind), number: index + 1 }),
              })),
            ]}
          />
        );
      })}
    </div>
  );
}
