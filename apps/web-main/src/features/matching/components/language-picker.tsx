import { LIMITS, MATCH_LANGUAGES } from '@my-girok/types';
import { Chip, IconButton } from '@my-girok/ui-components';
import { ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { moved, toggled } from '../hooks/criteria.ts';
import { useMatchWords } from '../hooks/use-match-words.ts';

export interface LanguagePickerProps {
  /** The best first. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error: string | undefined;
}

/** Up to three languages in order. */
export function LanguagePicker({ chosen, onChange, error }: LanguagePickerProps): ReactNode {
  const t = useTranslations('Match');
  const { language } = useMatchWords();
  const left = MATCH_LANGUAGES.filter((code) => !chosen.includes(code));
  return (
    <fieldset className="app-match-part" aria-describedby="match-languages-note">
      <legend>{t('languages')}</legend>
      <p id="match-languages-note" className="app-quiet">
        {t('languagesNote')}
      </p>
      {chosen.length > 0 && (
        <ol className="app-match-languages">
          {chosen.map((code, at) => (
            <li key={code}>
              <span className="app-match-rank" aria-hidden="true">
                {at + 1}
              </span>
              <span className="app-match-language">{language(code)}</span>
              {at > 0 && (
                <IconButton
                  size="small"
                  label={t('languageUp', { name: language(code) })}
                  icon={<ArrowUp aria-hidden="true" />}
                  onPress={() => onChange(moved(chosen, code))}
                />
              )}
              <IconButton
                size="small"
                label={t('languageRemove', { name: language(code) })}
                icon={<X aria-hidden="true" />}
                onPress={() => onChange(chosen.filter((each) => each !== code))}
              />
            </li>
          ))}
        </ol>
      )}
      {error && (
        <p role="alert" className="g-field-error">
          {error}
        </p>
      )}
      {chosen.length < LIMITS.matchLanguagesMax && (
        <ul className="app-match-chips" aria-label={t('languageAdd')}>
          {left.map((code) => (
            <li key={code}>
              <Chip
                label={language(code)}
                isSelected={false}
                onChange={() => onChange(toggled(chosen, code, LIMITS.matchLanguagesMax))}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
