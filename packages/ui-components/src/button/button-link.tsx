import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components';
import type { ButtonTone } from './button';

export interface ButtonLinkProps extends Omit<AriaLinkProps, 'children' | 'className' | 'style'> {
  href: string;
  tone?: ButtonTone;
  size?: 'medium' | 'small';
  icon?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A link with a button's weight: goes somewhere, changes nothing. */
export function ButtonLink({ tone = 'secondary', size = 'medium', icon, wide, children, ...rest }: ButtonLinkProps) {
  return (
    <AriaLink {...rest} className="g-button" data-tone={tone} data-size={size} data-wide={wide || undefined}>
      {icon && (
        <span className="g-button-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <span className="g-button-words">{children}</span>
    </AriaLink>
  );
}
