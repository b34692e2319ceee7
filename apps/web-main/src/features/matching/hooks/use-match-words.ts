import { MATCH_INTERESTS, type MatchInterest } from '@my-girok/types';
import { useCallback, useMemo } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { Reason, Waiting } from './match-types.ts';

/** What a step asks: the parts of {@link Waiting} that say so. */
export type Asked = Pick<Waiting, 'commonInterests' | 'sameIntent' | 'firstLanguage'>;

export interface MatchWords {
  readonly interest: (id: string) => string;
  /** A language by its name in the reader's. */
  readonly language: (code: string) => string;
  /** Parts of one line. */
  readonly list: (words: readonly string[]) => string;
  /** "40 seconds", "3 minutes". */
  readonly duration: (seconds: number) => string;
  /** What is asked, as parts of one line. */
  readonly asked: (step: Asked) => readonly string[];
  /** Why two were brought together, as sentences. */
  readonly reasons: (reason: Reason, intent: string | undefined) => readonly string[];
}

/** Words for what is known by an id, in the reader's language. */
export function useMatchWords(): MatchWords {
  const t = useTranslations('Match');
  const tInterest = useTranslations('Interests');
  const format = useFormatter();
  const locale = useLocale();
  const languages = useMemo(() => new Intl.DisplayNames(locale, { type: 'language' }), [locale]);
  const interest = useCallback(
    (id: string) => ((MATCH_INTERESTS as readonly string[]).includes(id) ? tInterest(id as MatchInterest) : id),
    [tInterest],
  );
  const language = useCallback((code: string) => languages.of(code) ?? code, [languages]);
  return useMemo(() => {
    const list = (words: readonly string[]): string => format.list(words, { type: 'unit' });
    const all = (words: readonly string[]): string => format.list(words);
    return {
      interest,
      language,
      list,
      duration: (seconds) =>
        seconds < 90
          ? t('seconds', { count: Math.max(1, Math.round(seconds)) })
          : t('minutes', { count: Math.round(seconds / 60) }),
      asked: ({ commonInterests, sameIntent, firstLanguage }) => [
        ...(commonInterests > 0 ? [t('askInterests', { count: commonInterests })] : []),
        ...(sameIntent ? [t('askIntent')] : []),
        t(firstLanguage ? 'askFirst' : 'askAny'),
      ],
      reasons: ({ commonInterests, commonLanguages, sameIntent }, intent) => {
        const said = [
          ...(commonInterests.length > 0 ? [t('whyInterests', { list: all(commonInterests.map(interest)) })] : []),
          ...(sameIntent && intent ? [t('whyIntent', { intent })] : []),
        ];
        const spoken =
          commonLanguages.length > 0 ? [t('whyLanguages', { list: all(commonLanguages.map(language)) })] : [];
        return said.length > 0 ? [...said, ...spoken] : [t('whyFew'), ...spoken];
      },
    };
  }, [t, format, interest, language]);
}
