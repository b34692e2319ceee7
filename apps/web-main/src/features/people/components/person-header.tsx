import {
  Avatar,
  Button,
  ButtonLink,
  ErrorState,
  Link,
  PageHeader,
  Skeleton,
  SkeletonGroup,
  UserText,
} from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { paths } from '../../../platform/paths.ts';
import { usePersonPage } from '../hooks/use-person.ts';
import { FollowButton } from './follow-button.tsx';
import { HeaderPicture } from './header-picture.tsx';
import { PersonCounts } from './person-counts.tsx';
import { PersonMenu } from './person-menu.tsx';
import { BlockedNote, isBlocked, MutedNote } from './person-standing.tsx';

export interface PersonHeaderProps {
  readonly id: string;
  /** Beside the button to follow, for somebody else who is not kept away. */
  readonly actions?: ReactNode;
  /** What stands under it, once it is known that there is such a person. */
  readonly children: (person: { readonly name: string; readonly isViewer: boolean }) => ReactNode;
}

/** Who somebody is: name, what they say of themselves, how many follow, and the button to follow. */
export function PersonHeader({ id, actions, children }: PersonHeaderProps): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const connection = useConnection();
  const { person, isMissing, failure } = usePersonPage(id);

  if (!person && isMissing)
    return (
      <ErrorState
        level={1}
        title={t('People.missingTitle')}
        next={t('People.missingNext')}
        action={<ButtonLink href={paths.people}>{t('Nav.people')}</ButtonLink>}
      />
    );
  if (!person && failure)
    return (
      <ErrorState
        level={1}
        title={t('People.personFailedTitle')}
        safe={t('Timeline.failedSafe')}
        action={<Button onPress={connection.tryNow}>{t('App.retry')}</Button>}
        details={
          failure.traceId
            ? { label: t('App.details'), traceLabel: t('App.trace'), traceId: failure.traceId }
            : undefined
        }
      />
    );
  if (!person)
    return (
      <SkeletonGroup label={t('People.loading')} slowLabel={t('App.slow')}>
        <div className="app-person-head">
          <Skeleton shape="avatar" />
          <Skeleton width="12rem" />
        </div>
      </SkeletonGroup>
    );
  return (
    <>
      <HeaderPicture src={person.header} />
      <div className="app-person-head">
        <Avatar id={person.id} name={person.name} src={person.avatar} size="page" />
        <PageHeader
          title={person.name}
          note={t('People.joined', {
            date: format.dateTime(new Date(person.joinedAt), { year: 'numeric', month: 'long' }),
          })}
          actions={
            person.isViewer ? (
              <ButtonLink size="small" href={paths.profile}>
                {t('People.edit')}
              </ButtonLink>
            ) : (
              <>
                {!isBlocked(person) && (
                  <>
                    {actions}
                    <FollowButton person={person} size="medium" isMain />
                  </>
                )}
                <PersonMenu person={person} />
              </>
            )
          }
        />
      </div>
      <div className="app-person-about">
        {person.bio && <UserText>{person.bio}</UserText>}
        {person.links && person.links.length > 0 && (
          <ul className="app-links" aria-label={t('People.links')}>
            {person.links.map((link) => (
              <li key={link.url}>
                <Link href={link.url} target="_blank" rel="noopener noreferrer nofollow ugc">
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {!isBlocked(person) && (
          <>
            <PersonCounts person={person} />
            <MutedNote person={person} />
          </>
        )}
      </div>
      {isBlocked(person) ? <BlockedNote person={person} /> : children(person)}
    </>
  );
}
