import type { ReactNode } from 'react';
import { ToggleButton as AriaToggle, type ToggleButtonProps as AriaToggleProps } from 'react-aria-components';
import { Count } from '../count/count';

export interface ToggleButtonProps extends Omit<AriaToggleProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** The verb, the same in both states: the state is told by `aria-pressed`. */
  label: string;
  icon: ReactNode;
  /** Shown beside the icon; the words of `countLabel` go into the accessible name. */
  count?: number;
  countLabel?: string;
  /** Shows the label too. */
  showsLabel?: boolean;
}

/** On or off, at once: like, follow, keep. The icon fills with ink when on. */
export function ToggleButton({ label, icon, count, countLabel, showsLabel, ...rest }: ToggleButtonProps) {
  return (
    <AriaToggle {...rest} className="g-toggle">
      <span className="g-toggle-icon" aria-hidden="true">
        {icon}
      </span>
      <span className={showsLabel ? undefined : 'g-hidden'}>{label}</span>
      {count !== undefined && count > 0 && (
        <span aria-hidden={countLabel ? true : undefined}>
          <Count value={count} />
        </span>
      )}
      {countLabel && <span className="g-hidden">, {countLabel}</span>}
    </AriaToggle>
  );
}
