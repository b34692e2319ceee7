import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface MenuAction {
  id: string;
  label: string;
  icon?: ReactNode;
  tone?: 'danger';
  isDisabled?: boolean;
  /** Goes somewhere instead of doing something. */
  href?: string;
  onAction?: () => void;
}

export interface MenuProps {
  /** Accessible name of the list. */
  label: string;
  /** What opens it: a Button or an IconButton. */
  trigger: ReactElement;
  actions: readonly MenuAction[];
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  onOpenChange?: (isOpen: boolean) => void;
}

/** The less frequent actions on one thing. */
export function Menu({ label, trigger, actions, placement = 'bottom end', onOpenChange }: MenuProps) {
  return (
    <MenuTrigger onOpenChange={onOpenChange}>
      {trigger}
      <Popover className="g-popover" placement={placement} offset={4}>
        <AriaMenu aria-label={label} className="g-menu">
          {actions.map(({ id, label: words, icon, tone, ...rest }) => (
            <MenuItem {...rest} key={id} id={id} textValue={words} className="g-menu-item" data-tone={tone}>
              {icon && (
                <span aria-hidden="true" className="g-menu-icon">
                  {icon}
                </span>
              )}
              {words}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
