import { ButtonLink, EmptyState, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Timeline } from '../../features/timeline/components/timeline.tsx';
import { paths } from '../../platform/paths.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/')({ component: TimelinePage });

// Whose timeline is empty has time for it.
const Suggestions = lazy(async () => ({
  default: (await import('../../features/people/components/suggestions.tsx')).Suggestions,
}));

function TimelinePage(): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  useDocumentTitle(t('Timeline.title'));
  return (
    <>
      <PageHeader
        title={t('Timeline.title')}
        note={format.dateTime(new Date(), { weekday: 'long', month: 'long', day: 'numeric' })}
      />
      <Timeline
        empty={
          <>
            <EmptyState
              action={
                <ButtonLink icon={<Users />} href={paths.people}>
                  {t('Timeline.emptyAction')}
                </ButtonLink>
              }
            >
              {t('Timeline.empty')}
            </EmptyState>
            {/* Where there is room, the third column shows the same people. */}
            <section className="app-without-aside" aria-label={t('People.suggestions')}>
              <h2 className="app-section-title">{t('People.suggestions')}</h2>
              <Suspense fallback={null}>
                <Suggestions limit={5} />
              </Suspense>
            </section>
          </>
        }
      />
    </>
  );
}
