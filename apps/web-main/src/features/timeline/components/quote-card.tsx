import { IconButton, QuoteSheet, UserText } from '@my-girok/ui-components';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { QuoteCard as Card } from '../../../platform/compose.ts';

/** What the post one writes will quote; `onRemove` while one can still take it out. */
export function QuoteCard({ quote, onRemove }: { readonly quote: Card; readonly onRemove?: () => void }): ReactNode {
  const t = useTranslations();
  const name = quote.name || t('Post.unknownAuthor');
  return (
    <section className="app-quoting" aria-label={t('Composer.quoting', { name })}>
      <QuoteSheet byline={<span className="app-own-name">{name}</span>}>
        <UserText size="note" lines={3}>
          {quote.text}
        </UserText>
      </QuoteSheet>
      {onRemove && (
        <IconButton size="small" label={t('Composer.unquote')} icon={<X aria-hidden="true" />} onPress={onRemove} />
      )}
    </section>
  );
}
