import { Button, ButtonLink } from '@my-girok/ui-components';
import { Flag, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAliasWords } from '../../../platform/aliases/use-alias-words.ts';
import { paths } from '../../../platform/paths.ts';
import type { Match } from '../hooks/match-types.ts';
import { overKey } from '../hooks/over-key.ts';
import { useMatchWords } from '../hooks/use-match-words.ts';
import { MatchHeading } from './match-heading.tsx';

export interface OverViewProps {
  readonly match: Match;
  readonly hasReported: boolean;
  readonly isJoining: boolean;
  readonly onReport: () => void;
  readonly onAgain: () => void;
  readonly onChange: () => void;
}

/** A match is over: calmly, why, and what can still be done. */
export function OverView(props: OverViewProps): ReactNode {
  const { match, hasReported, isJoining, onReport, onAgain, onChange } = props;
  const t = useTranslations('Match');
  const sayAlias = useAliasWords();
  const { duration } = useMatchWords();
  const name = sayAlias(match.other.name);
  const key = hasReported ? 'reported' : overKey(match);
  const { startedAt, endedAt } = match;
  const talked = startedAt && endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : undefined;
  return (
    <section className="app-match-card" aria-labelledby="match-over">
      <MatchHeading id="match-over">{t('overTitle')}</MatchHeading>
      <p>{t(`over.${key}`, { name })}</p>
      {talked !== undefined && talked > 0 && <p className="app-quiet">{t('talked', { time: duration(talked) })}</p>}
      {match.keptRoomId && (
        <div className="app-match-ask">
          <p>{t('kept')}</p>
          <ButtonLink size="small" href={paths.room(match.keptRoomId)}>
            {t('toKept')}
          </ButtonLink>
        </div>
      )}
      <div className="app-match-ways">
        <Button
          tone="primary"
          icon={<Search />}
          isPending={isJoining}
          pendingLabel={t('startingToLook')}
          onPress={onAgain}
        >
          {t('again')}
        </Button>
        <Button onPress={onChange}>{t('change')}</Button>
        {key !== 'reported' && (
          <Button tone="quiet" icon={<Flag />} onPress={onReport}>
            {t('reportTitle', { name })}
          </Button>
        )}
      </div>
    </section>
  );
}
