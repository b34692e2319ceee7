import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Count } from '../count/count';

export interface NavItemProps {
  href: string;
  label: string;
  icon: ReactNode;
  /** This is the page one is on. */
  isCurrent?: boolean;
  /** Something waits there; said by `countLabel`. */
  count?: number;
  countLabel?: string;
}

/** A place in the app. Its words stay visible at every width. */
export function NavItem({ href, label, icon, isCurrent, count, countLabel }: NavItemProps) {
  return (
    <Link href={href} className="g-nav-item" aria-current={isCurrent ? 'page' : undefined}>
      <span className="g-nav-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="g-nav-words">{label}</span>
      {count !== undefined && count > 0 && (
        <span className="g-nav-count">
          <span aria-hidden="true">
            <Count value={count} />
          </span>
          <span className="g-hidden">{countLabel}</span>
        </span>
      )}
    </Link>
  );
}
