import type { ReactElement, ReactNode } from 'react';
import { Popover as AriaPopover, Dialog, DialogTrigger } from 'react-aria-components';

export interface PopoverProps {
  /** Accessible name of what opens. */
  label: string;
  /** What opens it: a Button or an IconButton. */
  trigger: ReactElement;
  placement?: 'top' | 'bottom' | 'top start' | 'top end' | 'bottom start' | 'bottom end';
  onOpenChange?: (isOpen: boolean) => void;
  /** What it holds; gets what closes it. */
  children: (close: () => void) => ReactNode;
}

/** Something small that opens beside what was pressed: Escape and the page around it close it, and focus goes back. */
export function Popover({ label, trigger, placement = 'top', onOpenChange, children }: PopoverProps) {
  return (
    <DialogTrigger onOpenChange={onOpenChange}>
      {trigger}
      <AriaPopover className="g-popover" placement={placement} offset={4}>
        <Dialog aria-label={label} className="g-popover-dialog">
          {({ close }) => children(close)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
