import { Button, EmptyState, PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Suggestions } from '../../features/people/components/suggestions.tsx';
import { Timeline } from '../../features/timeline/components/timeline.tsx';
import { focusComposer } from '../../platform/compose.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/')({ component: TimelinePage });

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
                <Button icon={<PenLine />} onPress={() => void focusComposer()}>
                  {t('Timeline.emptyAction')}
                </Button>
              }
            >
              {t('Timeline.empty')}
            </EmptyState>
            <h2 className="app-section-title">{t('People.suggestions')}</h2>
            <Suggestions limit={10} />
          </>
        }
      />
    </>
  );
}
