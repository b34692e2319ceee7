import type { ReactNode } from 'react';
import { ToggleButton as AriaToggle, type ToggleButtonProps as AriaToggleProps } from 'react-aria-components';

export interface ChipProps extends Omit<AriaToggleProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** Shown, and the accessible name's beginning. */
  label: string;
  icon?: ReactNode;
  /** More of how it stands than chosen or not, for those who cannot see `mark`. */
  state?: string;
  /** `half`: on one side only. */
  mark?: 'half';
}

/** One of many, chosen or not: a word on a slip of paper. */
export function Chip({ label, icon, state, mark, ...rest }: ChipProps) {
  return (
    <AriaToggle {...rest} className="g-chip" data-mark={mark}>
      {icon && (
        <span className="g-chip-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <span>{label}</span>
      {state && <span className="g-hidden">, {state}</span>}
    </AriaToggle>
  );
}
