import { useCallback, useMemo } from 'react';
import { useDraft } from '../../../platform/drafts/use-draft.ts';
import { useLanguage } from '../../../platform/i18n/locale-provider.tsx';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { parseCriteria } from './criteria.ts';
import type { Criteria } from './match-types.ts';

const latter = (_kept: string, written: string): string => written;

/** Whom one looks for, remembered on this device and the same in all tabs. */
export function useCriteria(): [criteria: Criteria, change: (change: Partial<Criteria>) => void] {
  const { locale } = useLanguage();
  const [kept, keep] = useDraft(usePerson().id, 'match.criteria', latter);
  const criteria = useMemo(() => parseCriteria(kept, locale), [kept, locale]);
  const change = useCallback(
    (part: Partial<Criteria>) => keep(JSON.stringify({ ...criteria, ...part })),
    [criteria, keep],
  );
  return [criteria, change];
}
