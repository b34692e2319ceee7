import { Avatar, Link } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonSummaryFragment } from '../../../gen/graphql.ts';
import { paths } from '../../../platform/paths.ts';
import { FollowButton } from './follow-button.tsx';

/** One person in a list; `isNarrow` for the third column. */
export function PersonRow({
  person,
  isNarrow,
}: {
  readonly person: PersonSummaryFragment;
  readonly isNarrow?: boolean;
}): ReactNode {
  const t = useTranslations('People');
  return (
    <li className="app-person" data-anchor={person.id}>
      <Avatar id={person.id} name={person.name} src={person.avatar} />
      <div className="app-person-words">
        <Link tone="name" href={paths.person(person.id)}>
          {person.name}
        </Link>
        {!isNarrow && person.bio && <p>{person.bio}</p>}
        {typeof person.followers === 'number' && (
          <span className="app-quiet">{t('followersPlain', { count: person.followers })}</span>
        )}
      </div>
      <FollowButton person={person} />
    </li>
  );
}
