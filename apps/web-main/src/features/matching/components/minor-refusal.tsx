import { ButtonLink } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../../platform/paths.ts';

/** For who is too young: what is not for them yet, and that nothing else changes. */
export function MinorRefusal(): ReactNode {
  const t = useTranslations();
  return (
    <section className="app-match-card" aria-labelledby="match-minor">
      <h2 id="match-minor">{t('Match.minorTitle')}</h2>
      <p>{t('Match.minorBody')}</p>
      <p className="app-quiet">{t('Match.minorWrong')}</p>
      <div className="app-match-ways">
        <ButtonLink href={paths.timeline}>{t('App.home')}</ButtonLink>
      </div>
    </section>
  );
}
