import type { ReactNode } from 'react';

export interface ErrorStateProps {
  /** What happened. */
  title: string;
  /** What is safe: what was kept, what was not changed. */
  safe?: ReactNode;
  /** What to do. */
  next?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
  /** For whoever helps: shown on demand. */
  details?: { label: string; traceLabel: string; traceId: string; code?: string };
  /** Heading level of the title, by where it stands. */
  level?: 1 | 2 | 3;
}

/** Something failed: said plainly, in the order a person asks. */
export function ErrorState({ title, safe, next, action, details, level = 2 }: ErrorStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="g-error" role="alert">
      <Heading className="g-error-title">{title}</Heading>
      {safe && <p>{safe}</p>}
      {next && <p>{next}</p>}
      {action && <div className="g-error-action">{action}</div>}
      {details && (
        <details className="g-details">
          <summary>{details.label}</summary>
          <dl>
            <dt>{details.traceLabel}</dt>
            <dd>
              <code>{details.traceId}</code>
              {details.code && (
                <>
                  {' '}
                  <code>{details.code}</code>
                </>
              )}
            </dd>
          </dl>
        </details>
      )}
    </div>
  );
}
