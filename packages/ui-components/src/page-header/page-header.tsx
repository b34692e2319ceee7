import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** One quiet line under the title. */
  note?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** `reading` sets the title in the serif: résumés and long texts. */
  voice?: 'plain' | 'reading';
}

/** The head of a page, over the double rule of a Korean book. The page's only h1. */
export function PageHeader({ title, note, actions, voice = 'plain' }: PageHeaderProps) {
  return (
    <header className="g-page-header" data-voice={voice}>
      <div className="g-page-header-line">
        <h1>{title}</h1>
        {actions && <div className="g-page-header-actions">{actions}</div>}
      </div>
      {note && <p>{note}</p>}
    </header>
  );
}
