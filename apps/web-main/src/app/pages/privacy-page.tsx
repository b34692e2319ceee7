import { PageHeader } from '@my-girok/ui-components';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Blocked } from '../../features/people/components/people-collections.tsx';
import { MuteWordForm } from '../../platform/relations/mute-word-form.tsx';
import { Muted } from '../../platform/relations/muted.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/settings/privacy')({ component: PrivacyPage });

/** What one has chosen not to see, and whom one keeps away. */
function PrivacyPage(): ReactNode {
  const t = useTranslations('Privacy');
  useDocumentTitle(t('title'));
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <div className="app-privacy">
        <section aria-labelledby="privacy-words">
          <h2 id="privacy-words">{t('mutedWords')}</h2>
          <p className="app-quiet">{t('mutedWordsNote')}</p>
          <MuteWordForm />
          <Muted kind="words" />
        </section>
        <section aria-labelledby="privacy-people">
          <h2 id="privacy-people">{t('mutedPeople')}</h2>
          <p className="app-quiet">{t('mutedPeopleNote')}</p>
          <Muted kind="people" />
        </section>
        <section aria-labelledby="privacy-blocked">
          <h2 id="privacy-blocked">{t('blocked')}</h2>
          <p className="app-quiet">{t('blockedNote')}</p>
          <Blocked />
        </section>
      </div>
    </>
  );
}
