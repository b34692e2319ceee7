import { Button, EmptyState } from '@my-girok/ui-components';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PersonHeader } from '../../features/people/components/person-header.tsx';
import { PersonPosts } from '../../features/timeline/components/person-posts.tsx';
import { focusComposer } from '../../platform/compose.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/people/$personId')({ component: PersonPage });

function PersonPage(): ReactNode {
  const { personId } = route.useParams();
  return (
    <PersonHeader key={personId} id={personId}>
      {(person) => <Posts id={personId} name={person.name} isOwn={person.isViewer} />}
    </PersonHeader>
  );
}

function Posts({
  id,
  name,
  isOwn,
}: {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
}): ReactNode {
  const t = useTranslations();
  const navigate = useNavigate();
  useDocumentTitle(name);
  const write = (): void => {
    focusComposer();
    void navigate({ to: '/' });
  };
  return (
    <section aria-label={t('People.postsTitle')}>
      <PersonPosts
        id={id}
        empty={
          isOwn ? (
            <EmptyState action={<Button onPress={write}>{t('People.writeFirst')}</Button>}>
              {t('People.noPostsYours')}
            </EmptyState>
          ) : (
            <EmptyState>{t('People.noPosts', { name })}</EmptyState>
          )
        }
      />
    </section>
  );
}
