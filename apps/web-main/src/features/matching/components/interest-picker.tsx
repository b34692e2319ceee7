import { LIMITS, MATCH_INTERESTS } from '@my-girok/types';
import { Chip, TextButton, TextField } from '@my-girok/ui-components';
import { type ReactNode, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { toggled } from '../hooks/criteria.ts';
import { useMatchWords } from '../hooks/use-match-words.ts';

export interface InterestPickerProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** So many are shown before one asks for all. */
const FIRST = 14;
const MAX = LIMITS.matchInterestsMax;

/** Up to ten interests out of a fixed list, found by their words. */
export function InterestPicker({ chosen, onChange }: InterestPickerProps): ReactNode {
  const t = useTranslations('Match');
  const locale = useLocale();
  const { interest } = useMatchWords();
  const [search, setSearch] = useState('');
  const [isWhole, setWhole] = useState(false);
  // Those that were chosen when this was opened stand first; pressing one moves none.
  const [first] = useState(chosen);
  const all = useMemo(() => {
    const rank = (id: string): number => (first.includes(id) ? 0 : 1);
    return [...MATCH_INTERESTS].sort(
      (one, other) => rank(one) - rank(other) || interest(one).localeCompare(interest(other), locale),
    );
  }, [first, interest, locale]);
  const wanted = search.trim().toLocaleLowerCase(locale);
  const found = wanted === '' ? all : all.filter((id) => interest(id).toLocaleLowerCase(locale).includes(wanted));
  const shown = isWhole || wanted !== '' ? found : found.filter((id, at) => at < FIRST || chosen.includes(id));
  const isFull = chosen.length >= MAX;
  return (
    <fieldset className="app-match-part" aria-describedby="match-interests-note">
      <legend>{t('interests')}</legend>
      <p id="match-interests-note" className="app-quiet" role="status">
        {t(isFull ? 'interestsFull' : 'interestsNote', { count: chosen.length, max: MAX })}
      </p>
      <TextField label={t('interestSearch')} type="search" value={search} onChange={setSearch} />
      {shown.length > 0 ? (
        <ul className="app-match-chips" aria-label={t('interests')}>
          {shown.map((id) => (
            <li key={id}>
              <Chip
                label={interest(id)}
                isSelected={chosen.includes(id)}
                isDisabled={isFull && !chosen.includes(id)}
                onChange={() => onChange(toggled(chosen, id, MAX))}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="app-quiet">{t('interestNone')}</p>
      )}
      {wanted === '' && (
        <div>
          <TextButton onPress={() => setWhole(!isWhole)}>
            {isWhole ? t('interestLess') : t('interestAll', { count: all.length })}
          </TextButton>
        </div>
      )}
    </fieldset>
  );
}
