import { QuoteSheet } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { paths } from '../../../platform/paths.ts';
import { FacetText } from '../../../platform/text/facet-text.tsx';
import { AuthorAvatar, AuthorByline } from './author-byline.tsx';

/** What a post quotes, or why that is not shown. */
export function QuotedPost({ quote }: { readonly quote: NonNullable<PostItemFragment['quote']> }): ReactNode {
  const t = useTranslations('Post');
  const { post } = quote;
  if (quote.state === 'DELETED') return <QuoteSheet>{t('quoteDeleted')}</QuoteSheet>;
  if (quote.state === 'HIDDEN' || !post) return <QuoteSheet>{t('quoteHidden')}</QuoteSheet>;
  const name = post.author?.name ?? t('unknownAuthor');
  return (
    <QuoteSheet
      href={paths.post(post.id)}
      openLabel={t('openQuote', { name })}
      byline={
        <>
          <AuthorAvatar author={post.author} size="small" />
          <AuthorByline author={post.author} at={post.createdAt} />
        </>
      }
      // Behind a warning nothing is shown: it is asked for on the quoted post's own page.
      thumbs={post.contentWarning ? [] : post.pictures.map(({ thumb }) => thumb)}
    >
      {post.contentWarning ? (
        <p className="app-quoted-warning" dir="auto">
          {t('warning')}: {post.contentWarning}
        </p>
      ) : (
        post.content !== '' && <FacetText text={post.content} facets={post.facets} size="note" lines={6} />
      )}
    </QuoteSheet>
  );
}
