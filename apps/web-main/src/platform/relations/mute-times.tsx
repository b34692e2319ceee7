import { ChoiceBar } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MUTE_TIMES, type MuteTime } from './mute-time.ts';

/** For how long: a day, a week, or for good. */
export function MuteTimes({
  value,
  onChange,
}: {
  readonly value: MuteTime;
  readonly onChange: (time: MuteTime) => void;
}): ReactNode {
  const t = useTranslations('Relations');
  return (
    <ChoiceBar
      label={t('howLong')}
      showsLabel
      value={value}
      onChange={onChange}
      choices={MUTE_TIMES.map((time) => ({ value: time, label: t(time) }))}
    />
  );
}
