import { Avatar, Link } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonSummaryFragment } from '../../../gen/people/graphql.ts';
import { paths } from '../../../platform/paths.ts';
import { FollowButton } from './follow-button.tsx';

export interface PersonRowProps {
  readonly person: PersonSummaryFragment;
  /** For the third column. */
  readonly isNarrow?: boolean;
  /** At the end of the row, instead of the button to follow. */
  readonly action?: (person: PersonSummaryFragment) => ReactNode;
}

/** One person in a list. */
export function PersonRow({ person, isNarrow, action }: PersonRowProps): ReactNode {
  const t = useTranslations('People');
  return (
    <li className="app-person" data-anchor={person.id}>
      <Avatar id={person.id} name={person.name} src={person.avatar} />
      <div className="app-person-words">
        <span className="app-person-name">
          <Link tone="name" href={paths.person(person.id)}>
            {person.name}
          </Link>
          {!isNarrow && person.followsViewer && <span className="app-follows-you">{t('followsYou')}</span>}
        </span>
        {!isNarrow && person.bio && <p>{person.bio}</p>}
        {typeof person.followers === 'number' && (
          <span className="app-quiet">{t('followersPlain', { count: person.followers })}</span>
        )}
      </div>
      {action ? action(person) : <FollowButton person={person} />}
    </li>
  );
}
