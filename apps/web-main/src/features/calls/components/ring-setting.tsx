import { ChoiceBar } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ringsAloud, setRingsAloud } from '../hooks/ring-choice.ts';

/** Whether calls ring aloud on this device. */
export function RingSetting(): ReactNode {
  const t = useTranslations('Call');
  const [isOn, setOn] = useState(ringsAloud);
  return (
    <section aria-labelledby="settings-calls">
      <h2 id="settings-calls">{t('ringTitle')}</h2>
      <ChoiceBar
        label={t('ringAloud')}
        showsLabel
        value={isOn ? 'on' : 'off'}
        choices={[
          { value: 'on', label: t('on') },
          { value: 'off', label: t('ringOff') },
        ]}
        onChange={(value) => {
          setRingsAloud(value === 'on');
          setOn(value === 'on');
        }}
      />
      <p className="app-quiet">{t('ringNote')}</p>
    </section>
  );
}
