import { Check, CheckCheck, Clock3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Receipt as Kind } from '../hooks/signs.ts';

/** The time of a message and, of one's own, what became of it. */
export function Receipt({
  at,
  isEdited,
  state,
  readers,
}: {
  readonly at: string;
  readonly isEdited?: boolean;
  readonly state?: Kind | 'sending';
  /** In a group: how many have read it. */
  readonly readers?: number;
}): ReactNode {
  const t = useTranslations('Chat');
  const format = useFormatter();
  const words = state === undefined ? undefined : readers ? t('readBy', { count: readers }) : t(state);
  return (
    <span className="app-receipt">
      {isEdited && <span>{t('edited')}</span>}
      <time dateTime={at}>{format.dateTime(new Date(at), { timeStyle: 'short' })}</time>
      {state && (
        <span className="app-ticks" data-state={state} title={words}>
          {state === 'sending' ? <Clock3 /> : state === 'sent' ? <Check /> : <CheckCheck />}
          {readers !== undefined && readers > 0 && <span aria-hidden="true">{readers}</span>}
          <span className="g-hidden">{words}</span>
        </span>
      )}
    </span>
  );
}
