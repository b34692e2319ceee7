import { useApolloClient } from '@apollo/client/react';
import type { Locale } from '@my-girok/types';
import { useTranslations } from 'use-intl';
import { SaveLocaleDocument } from '../../../gen/account/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { useLanguage } from '../../../platform/i18n/locale-provider.tsx';
import { notices } from '../../../platform/notices/notices.ts';

/** Changes the page's language at once, and the person's everywhere else after that. */
export function useLocaleChoice(): { readonly locale: Locale; readonly choose: (locale: Locale) => void } {
  const client = useApolloClient();
  const { locale, speak } = useLanguage();
  const t = useTranslations('Settings');
  const sentence = useSentence();
  const keep = async (chosen: Locale): Promise<void> => {
    await speak(chosen, true);
    const { data, error } = await client.mutate({
      mutation: SaveLocaleDocument,
      variables: { locale: chosen },
      errorPolicy: 'all',
    });
    if (!data?.updateProfile)
      notices.add({ words: t('localeFailed', { reason: sentence(failureOf(error)) }), tone: 'danger' });
  };
  return { locale, choose: (chosen) => void keep(chosen) };
}
