import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

export interface TooltipProps {
  words: string;
  shortcut?: string;
  /** One focusable thing: a Button, IconButton, ToggleButton or Link. */
  children: ReactElement;
}

/** A short name for a thing, on hover and on focus; never the only place of what one must know. */
export function Tooltip({ words, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip offset={6} className="g-tooltip">
        {words}
        {shortcut && <kbd className="g-key">{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
