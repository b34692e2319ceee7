import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** One sentence that teaches the next step. */
  children: ReactNode;
  /** One button that takes it. */
  action?: ReactNode;
}

/** A page with nothing on it yet: ruled, and waiting. */
export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className="g-empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
