import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export interface TextButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
}

/** A word in a line that does something here, where a button would be too heavy. */
export function TextButton({ children, ...rest }: TextButtonProps) {
  return (
    <AriaButton {...rest} className="g-link g-text-button">
      {children}
    </AriaButton>
  );
}
