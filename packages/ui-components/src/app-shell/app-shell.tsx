import type { ReactNode } from 'react';
import { NavItem, type NavItemProps } from './nav-item';

/** The most places a thumb can tell apart at the foot of a phone. */
export const PLACES_MAX = 5;

export interface AppShellProps {
  /** "Skip to content". */
  skipLabel: string;
  /** The mark and the product's name, leading home. */
  brand: ReactNode;
  /** Name of the navigation landmark. */
  navLabel: string;
  /** At most five. Without any (signed out) there is no navigation. */
  places?: readonly NavItemProps[];
  /** What waits for one and what one sets, at most two: under the places; in the head of the page on a phone. */
  corner?: readonly NavItemProps[];
  /** What goes on elsewhere and leads back there, as a pill: beside the corner. */
  going?: ReactNode;
  /** The one thing to do, as a Button: under the places on wide screens, within the thumb's reach on a phone. */
  action?: ReactNode;
  /** Small controls: theme, language, account. Foot of the side column; head of the page on a phone. */
  tools?: ReactNode;
  /** The third column, where there is room: never the only place of something. */
  aside?: ReactNode;
  asideLabel?: string;
  /** A Banner: laid over the foot of the page, so that nothing moves when it comes or goes. */
  banner?: ReactNode;
  children: ReactNode;
}

/**
 * The frame of every page: places, page, aside. The columns fold by the room there is (container queries): first the
 * places become narrow, then the aside goes, then the places move to the foot. The room for an aside stays where a page
 * has none, so that the other columns stand still from page to page.
 */
export function AppShell(props: AppShellProps) {
  const { skipLabel, brand, navLabel, places = [], corner = [], going, action } = props;
  const { tools, aside, asideLabel, banner, children } = props;
  return (
    <div className="g-shell">
      <a className="g-skip" href="#content">
        {skipLabel}
      </a>
      {banner && <div className="g-shell-banner">{banner}</div>}
      <div className="g-shell-room">
        <div className="g-shell-frame" data-places={places.length > 0 || undefined}>
          <header className="g-shell-side">
            <div className="g-shell-head">
              <div className="g-shell-brand">{brand}</div>
            </div>
            {places.length > 0 && (
              <nav className="g-shell-nav" aria-label={navLabel}>
                {places.slice(0, PLACES_MAX).map((place) => (
                  <NavItem key={place.href} {...place} />
                ))}
              </nav>
            )}
            {corner.length > 0 && (
              <div className="g-shell-corner">
                {corner.map((each) => (
                  <NavItem key={each.href} {...each} />
                ))}
              </div>
            )}
            {going && <div className="g-shell-going">{going}</div>}
            {action && <div className="g-shell-action">{action}</div>}
            {tools && <div className="g-shell-tools">{tools}</div>}
          </header>
          <main className="g-shell-main" id="content" tabIndex={-1}>
            {children}
          </main>
          {aside && (
            <aside className="g-shell-aside" aria-label={asideLabel}>
              {aside}
            </aside>
          )}
        </div>
      </div>
    </div>
  );
}
