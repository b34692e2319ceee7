import { Link as AriaLink } from 'react-aria-components';

export interface TabLinksProps {
  /** Name of the navigation. */
  label: string;
  links: readonly { href: string; label: string; isCurrent: boolean }[];
}

/** Views of one thing that have addresses of their own: they look like tabs, and are links. */
export function TabLinks({ label, links }: TabLinksProps) {
  return (
    <nav aria-label={label} className="g-tab-list">
      {links.map(({ href, label: words, isCurrent }) => (
        <AriaLink
          key={href}
          href={href}
          className="g-tab g-tab-link"
          data-selected={isCurrent || undefined}
          aria-current={isCurrent ? 'page' : undefined}
        >
          {words}
        </AriaLink>
      ))}
    </nav>
  );
}
