import { Button, ErrorState, Seal } from '@my-girok/ui-components';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../platform/graphql/failure.ts';

/** A screen threw. What was typed is on the device; loading the page again brings it back. */
export function BrokenPage({ error }: ErrorComponentProps): ReactNode {
  const t = useTranslations('App');
  return (
    <main className="app-door">
      <Seal size={52} tone="ink" label={t('name')} />
      <ErrorState
        level={1}
        title={t('brokenTitle')}
        safe={t('brokenSafe')}
        next={t('brokenNext')}
        action={<Button onPress={() => location.reload()}>{t('reload')}</Button>}
        details={{
          label: t('details'),
          traceLabel: t('trace'),
          traceId: failureOf(error).traceId ?? '–',
          code: error instanceof Error ? error.message : String(error),
        }}
      />
    </main>
  );
}
