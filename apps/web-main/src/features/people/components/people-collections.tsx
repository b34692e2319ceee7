import { Button, EmptyState } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRelations } from '../../../platform/relations/use-relations.ts';
import { useBlocks, useFollowers, useFollowing, useLikedBy, useRepostedBy } from '../hooks/use-people.ts';
import { PeopleList } from './people-list.tsx';

interface OfPerson {
  readonly personId: string;
}
interface OfPost {
  readonly postId: string;
}

const Nobody = ({ words }: { readonly words: string }): ReactNode => <EmptyState>{words}</EmptyState>;

/** Whom somebody follows. */
export function Following({ personId }: OfPerson): ReactNode {
  const t = useTranslations('PeopleLists');
  return (
    <PeopleList label={t('following')} pages={useFollowing(personId)} empty={<Nobody words={t('noFollowing')} />} />
  );
}

/** Who follows somebody. */
export function Followers({ personId }: OfPerson): ReactNode {
  const t = useTranslations('PeopleLists');
  return (
    <PeopleList label={t('followers')} pages={useFollowers(personId)} empty={<Nobody words={t('noFollowers')} />} />
  );
}

/** Who liked a post. */
export function LikedBy({ postId }: OfPost): ReactNode {
  const t = useTranslations('PeopleLists');
  return <PeopleList label={t('likes')} pages={useLikedBy(postId)} empty={<Nobody words={t('noLikes')} />} />;
}

/** Who reposted a post. */
export function RepostedBy({ postId }: OfPost): ReactNode {
  const t = useTranslations('PeopleLists');
  return <PeopleList label={t('reposts')} pages={useRepostedBy(postId)} empty={<Nobody words={t('noReposts')} />} />;
}

/** Whom one blocks, each with the way back. */
export function Blocked(): ReactNode {
  const t = useTranslations();
  const { unblock } = useRelations();
  return (
    <PeopleList
      label={t('Privacy.blocked')}
      pages={useBlocks()}
      empty={<p className="app-quiet">{t('Privacy.noBlocked')}</p>}
      action={(person) => (
        <Button
          size="small"
          aria-label={t('Relations.unblockPerson', { name: person.name })}
          onPress={() => void unblock(person)}
        >
          {t('Relations.unblock')}
        </Button>
      )}
    />
  );
}
