import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tooltip } from '../tooltip/tooltip';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** The verb: the accessible name, and the tooltip. */
  label: string;
  icon: ReactNode;
  size?: 'medium' | 'small';
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string;
}

/** A button whose words are in its tooltip and its accessible name. */
export function IconButton({ label, icon, size = 'medium', shortcut, ...rest }: IconButtonProps) {
  return (
    <Tooltip words={label} shortcut={shortcut}>
      <AriaButton {...rest} aria-label={label} className="g-icon-button" data-size={size}>
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
