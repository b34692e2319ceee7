import type { ReactNode } from 'react';

export interface BannerProps {
  /** `warning` while something is away, `success` when it is back, `danger` when the person must act. */
  tone?: 'plain' | 'success' | 'warning' | 'danger';
  /** What is going on, in one sentence. */
  children: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

/** One line about the whole app: connection lost, service back. Keep it mounted and empty it, so that changes are read out. */
export function Banner({ tone = 'plain', children, icon, action }: BannerProps) {
  const isEmpty = children === null || children === undefined || children === false || children === '';
  return (
    <div role="status" className="g-banner" data-tone={tone} hidden={isEmpty}>
      {icon && <span aria-hidden="true">{icon}</span>}
      <p>{children}</p>
      {action}
    </div>
  );
}
