import { Flag, Layers2, ShieldCheck, VenetianMask } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

const POINTS = [
  { key: 'introAdults', icon: <ShieldCheck /> },
  { key: 'introNames', icon: <VenetianMask /> },
  { key: 'introLadder', icon: <Layers2 /> },
  { key: 'introSafe', icon: <Flag /> },
] as const;

/** What meeting by chance is, and what can be relied on, before anything is asked. */
export function MatchIntro(): ReactNode {
  const t = useTranslations('Match');
  return (
    <section className="app-match-intro">
      <p>{t('intro')}</p>
      <ul>
        {POINTS.map(({ key, icon }) => (
          <li key={key}>
            <span aria-hidden="true">{icon}</span>
            {t(key)}
          </li>
        ))}
      </ul>
    </section>
  );
}
