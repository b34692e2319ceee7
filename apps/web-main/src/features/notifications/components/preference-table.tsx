import { Button, CheckBox, ErrorState, Skeleton, SkeletonGroup } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { usePreferences } from '../hooks/use-preferences.ts';

const WAYS = ['inbox', 'push'] as const;

/** Each kind of notification and each way of hearing of it. Security notices always come to the list. */
export function PreferenceTable(): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { preferences, failure, refetch, change } = usePreferences();
  if (!preferences)
    return failure ? (
      <ErrorState
        title={t('NotificationSettings.failedTitle')}
        safe={sentence(failure)}
        action={<Button onPress={refetch}>{t('App.retry')}</Button>}
      />
    ) : (
      <SkeletonGroup label={t('App.loading')} slowLabel={t('App.slow')}>
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} />
        ))}
      </SkeletonGroup>
    );
  return (
    <table className="app-told-table">
      <thead>
        <tr>
          <th scope="col">{t('NotificationSettings.kind')}</th>
          {WAYS.map((way) => (
            <th key={way} scope="col">
              {t(`NotificationSettings.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preferences.map((each) => (
          <tr key={each.kind}>
            <th scope="row">{t(`NotificationSettings.kinds.${each.kind}`)}</th>
            {WAYS.map((way) => (
              <td key={way}>
                <CheckBox
                  label={`${t(`NotificationSettings.kinds.${each.kind}`)}, ${t(`NotificationSettings.${way}`)}`}
                  isSelected={each[way]}
                  isDisabled={each.kind === 'SECURITY' && way === 'inbox'}
                  onChange={(isOn) => change(each.kind, way, isOn)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
