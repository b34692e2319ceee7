import { Avatar, Link, RelativeTime } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AuthorFragment } from '../../../gen/graphql.ts';
import { paths } from '../../../platform/paths.ts';

/** Who wrote it, and when; says so when the author's service is away. */
export function AuthorByline({
  author,
  at,
}: {
  readonly author: AuthorFragment | null | undefined;
  readonly at: string;
}): ReactNode {
  const t = useTranslations('Post');
  return (
    <>
      {author ? (
        <Link tone="name" href={paths.person(author.id)}>
          {author.name}
        </Link>
      ) : (
        <span className="app-unknown">{t('unknownAuthor')}</span>
      )}
      <RelativeTime at={at} />
    </>
  );
}

export function AuthorAvatar({
  author,
  size,
}: {
  readonly author: AuthorFragment | null | undefined;
  readonly size?: 'small';
}): ReactNode {
  if (!author) return <span className="app-no-avatar" data-size={size ?? 'medium'} aria-hidden="true" />;
  return <Avatar id={author.id} name={author.name} src={author.avatar} size={size} />;
}
