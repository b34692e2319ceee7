import { Link } from '@my-girok/ui-components';
import { AtSign, Repeat2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ListedPostFragment } from '../../../gen/graphql.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { paths } from '../../../platform/paths.ts';

export type Reason = Pick<ListedPostFragment, 'reason' | 'actor'>;

/** Why a post is here, where its author alone does not explain it. */
export function ReasonLine({ reason, actor }: Reason): ReactNode {
  const t = useTranslations('Why');
  const person = usePerson();
  if (reason === 'REPOST')
    return (
      <>
        <Repeat2 aria-hidden="true" />
        <span>
          {actor?.id === person.id
            ? t('repostedByYou')
            : actor
              ? t.rich('repostedBy', {
                  name: actor.name,
                  link: (chunks) => (
                    <Link tone="name" href={paths.person(actor.id)}>
                      {chunks}
                    </Link>
                  ),
                })
              : t('reposted')}
        </span>
      </>
    );
  if (reason === 'MENTION')
    return (
      <>
        <AtSign aria-hidden="true" />
        <span>{t('mentionsYou')}</span>
      </>
    );
  return null;
}
