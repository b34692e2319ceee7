import { Link } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonQuery } from '../../../gen/people/graphql.ts';
import { paths } from '../../../platform/paths.ts';

const strong = { b: (chunks: ReactNode) => <strong>{chunks}</strong> };

/** How much somebody wrote, and who follows whom; what an outage keeps back is left out. */
export function PersonCounts({ person }: { readonly person: NonNullable<PersonQuery['user']> }): ReactNode {
  const t = useTranslations('People');
  return (
    <p className="app-counts">
      {typeof person.postCount === 'number' && <span>{t.rich('posts', { count: person.postCount, ...strong })}</span>}
      {typeof person.followers === 'number' && (
        <Link tone="name" href={paths.followers(person.id)}>
          {t.rich('followers', { count: person.followers, ...strong })}
        </Link>
      )}
      {typeof person.following === 'number' && (
        <Link tone="name" href={paths.following(person.id)}>
          {t.rich('followed', { count: person.following, ...strong })}
        </Link>
      )}
      {person.followsViewer && <span className="app-follows-you">{t('followsYou')}</span>}
    </p>
  );
}
