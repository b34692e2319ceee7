import { useDelayed } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLineState } from '../../../platform/realtime/use-realtime.ts';

/** A line that is back within this time was never missed. */
const PATIENCE_MS = 4_000;

/** Says over where one writes that messages wait, once the line has been away for longer than a moment. */
export function LineNote(): ReactNode {
  const t = useTranslations('Chat');
  const state = useLineState('/chat');
  const isAway = useDelayed(state !== undefined && state !== 'live' && state !== 'refused', PATIENCE_MS);
  return (
    <p className="app-line-note" role="status">
      {isAway ? t('lineAway') : ''}
    </p>
  );
}
