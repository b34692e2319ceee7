import { Button, EmptyState, Tabs } from '@my-girok/ui-components';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MessageButton } from '../../features/chat/components/message-button.tsx';
import { PersonHeader } from '../../features/people/components/person-header.tsx';
import { Bookmarks } from '../../features/timeline/components/collections.tsx';
import { PersonPosts } from '../../features/timeline/components/person-posts.tsx';
import { focusComposer } from '../../platform/compose.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/people/$personId')({ component: PersonPage });

function PersonPage(): ReactNode {
  const { personId } = route.useParams();
  const navigate = useNavigate();
  return (
    <PersonHeader
      key={personId}
      id={personId}
      actions={
        <MessageButton
          userId={personId}
          onOpened={(roomId) => void navigate({ to: '/messages/$roomId', params: { roomId } })}
        />
      }
    >
      {(person) => <Lists id={personId} name={person.name} isOwn={person.isViewer} />}
    </PersonHeader>
  );
}

interface ListsProps {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
}

/** What somebody wrote, their pictures, and, for oneself, what one has kept. */
function Lists({ id, name, isOwn }: ListsProps): ReactNode {
  const t = useTranslations();
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  useDocumentTitle(name);
  return (
    <Tabs
      label={t('People.tabs', { name })}
      selected={tab === 'bookmarks' && !isOwn ? 'posts' : (tab ?? 'posts')}
      onSelect={(chosen) =>
        void navigate({
          to: '/people/$personId',
          params: { personId: id },
          search: chosen === 'pictures' || chosen === 'bookmarks' ? { tab: chosen } : {},
          replace: true,
        })
      }
      tabs={[
        {
          id: 'posts',
          label: t('People.postsTitle'),
          content: <PersonPosts id={id} empty={<NoPosts name={name} isOwn={isOwn} />} />,
        },
        {
          id: 'pictures',
          label: t('People.picturesTitle'),
          content: (
            <PersonPosts
              id={id}
              picturesOnly
              empty={<EmptyState>{t(isOwn ? 'People.noPicturesYours' : 'People.noPictures', { name })}</EmptyState>}
            />
          ),
        },
        ...(isOwn ? [{ id: 'bookmarks', label: t('Bookmarks.title'), content: <Bookmarks /> }] : []),
      ]}
    />
  );
}

function NoPosts({ name, isOwn }: Omit<ListsProps, 'id'>): ReactNode {
  const t = useTranslations('People');
  const navigate = useNavigate();
  if (!isOwn) return <EmptyState>{t('noPosts', { name })}</EmptyState>;
  const write = (): void => {
    focusComposer();
    void navigate({ to: '/' });
  };
  return <EmptyState action={<Button onPress={write}>{t('writeFirst')}</Button>}>{t('noPostsYours')}</EmptyState>;
}
