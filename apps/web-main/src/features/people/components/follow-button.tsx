import { Button } from '@my-girok/ui-components';
import { Check, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonSummaryFragment } from '../../../gen/people/graphql.ts';
import { useFollow } from '../../../platform/relations/use-follow.ts';

export interface FollowButtonProps {
  readonly person: Pick<PersonSummaryFragment, 'id' | 'name' | 'viewerFollows' | 'isViewer'>;
  readonly size?: 'medium' | 'small';
  /** The one thing to do on a person's page; elsewhere quiet. */
  readonly isMain?: boolean;
}

/** Follows, or stops following. Nothing while it is unknown whether one follows. */
export function FollowButton({ person, size = 'small', isMain }: FollowButtonProps): ReactNode {
  const t = useTranslations('People');
  const follow = useFollow();
  if (person.isViewer || person.viewerFollows === null || person.viewerFollows === undefined) return null;
  const follows = person.viewerFollows;
  return (
    <Button
      size={size}
      tone={isMain && !follows ? 'primary' : follows ? 'quiet' : 'secondary'}
      icon={follows ? <Check /> : <Plus />}
      aria-label={t(follows ? 'unfollowPerson' : 'followPerson', { name: person.name })}
      onPress={() => follow(person, !follows)}
    >
      {follows ? t('following') : t('follow')}
    </Button>
  );
}
