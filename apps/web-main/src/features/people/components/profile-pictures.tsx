import { Avatar } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { HeaderPicture } from './header-picture.tsx';
import { ProfilePicture } from './profile-picture.tsx';

export interface ProfilePicturesProps {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly avatar: string | null;
    readonly header: string | null;
  };
}

/** The two pictures of one's page, as others see them. Each is saved by itself. */
export function ProfilePictures({ person }: ProfilePicturesProps): ReactNode {
  const t = useTranslations('ProfilePictures');
  return (
    <section className="app-profile-pictures" aria-label={t('title')}>
      <ProfilePicture purpose="header" hasPicture={person.header !== null}>
        {(coming) =>
          (coming ?? person.header) ? (
            <HeaderPicture src={coming ?? person.header} />
          ) : (
            <p className="app-no-header">{t('noHeader')}</p>
          )
        }
      </ProfilePicture>
      <ProfilePicture purpose="avatar" hasPicture={person.avatar !== null}>
        {(coming) => <Avatar id={person.id} name={person.name} src={coming ?? person.avatar} size="page" />}
      </ProfilePicture>
    </section>
  );
}
