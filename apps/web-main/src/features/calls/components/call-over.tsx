import { Button, EmptyState } from '@my-girok/ui-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { OverReason } from '../hooks/call.ts';
import { useCallNames } from '../hooks/use-calls.ts';

export interface CallOverProps {
  readonly roomId: string;
  readonly why: OverReason;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

/** After these one may be let in, or rung, another time. */
const AGAIN: readonly OverReason[] = ['noAnswer', 'declined', 'busy', 'failed', 'ended'];

/** Why the call is over, and where to go. */
export function CallOver({ roomId, why, onClose, onAgain }: CallOverProps): ReactNode {
  const t = useTranslations('Call');
  const { room, title } = useCallNames(roomId);
  const place = useRef<HTMLDivElement>(null);
  // What one pressed last is gone with the call.
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  const isMatch = room?.kind === 'MATCH';
  return (
    <div className="app-call-over" ref={place} role="status">
      <EmptyState
        action={
          <span className="app-call-over-ways">
            <Button tone="primary" onPress={onClose}>
              {t(isMatch ? 'closeMatch' : 'close')}
            </Button>
            {AGAIN.includes(why) && !isMatch && <Button onPress={onAgain}>{t('again')}</Button>}
            {why === 'elsewhere' && <Button onPress={onAgain}>{t('rejoin')}</Button>}
          </span>
        }
      >
        {t(`over_${why}`, { name: title })}
      </EmptyState>
    </div>
  );
}
