import { MATCH_NAMES } from '@my-girok/types';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

type Adjective = (typeof MATCH_NAMES.adjectives)[number];
type Animal = (typeof MATCH_NAMES.animals)[number];

/** Says pseudonyms of matches, `<adjective>-<animal>`, in the person's language: "Calm Otter". Its words come with pages that say more. */
export function useAliasWords(): (name: string) => string {
  const t = useTranslations('Alias');
  return useCallback(
    (name) => {
      const [adjective = '', animal = ''] = name.split('-');
      const words = {
        adjective: `adjectives.${adjective as Adjective}`,
        animal: `animals.${animal as Animal}`,
      } as const;
      // A service that is newer than this page may know more names.
      if (!t.has(words.adjective) || !t.has(words.animal)) return t('unknown');
      return t('name', { adjective: t(words.adjective), animal: t(words.animal) });
    },
    [t],
  );
}
