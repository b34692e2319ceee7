import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components';

export interface LinkProps extends Omit<AriaLinkProps, 'children' | 'className' | 'style'> {
  href: string;
  /** `text` stands underlined in a sentence; `name` is a heading or a person, underlined when pointed at. */
  tone?: 'text' | 'name';
  children: ReactNode;
}

/** A way to another page, in ink. */
export function Link({ tone = 'text', children, ...rest }: LinkProps) {
  return (
    <AriaLink {...rest} className="g-link" data-tone={tone}>
      {children}
    </AriaLink>
  );
}
