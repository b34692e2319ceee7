import { useDelayed } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLineState } from '../../../platform/realtime/use-realtime.ts';
import { useMatchStatus } from '../hooks/use-matching.ts';

/** A line that is back within this time was never missed. */
const PATIENCE_MS = 4_000;

/** Says that the line of matching is away, once it has been for longer than a moment. */
export function MatchLineNote(): ReactNode {
  const t = useTranslations('Match');
  const state = useLineState('/matching');
  const status = useMatchStatus();
  const isAway = useDelayed(state !== 'live' && state !== 'refused', PATIENCE_MS);
  const isWaiting = status !== undefined && status.state !== 'idle' && status.state !== 'ended';
  return (
    <p className="app-match-note" data-tone="warning" role="status">
      {isAway ? t(isWaiting ? 'lineAway' : 'lineAwayStart') : ''}
    </p>
  );
}
