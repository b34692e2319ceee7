import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Link as AriaLink,
  type LinkProps as AriaLinkProps,
} from 'react-aria-components';
import { Count } from '../count/count';

interface Face {
  /** The accessible name: what it does, and how many there are. */
  label: string;
  icon: ReactNode;
  count?: number;
}

export interface EntryLinkProps extends Omit<AriaLinkProps, 'children' | 'className' | 'style' | 'aria-label'>, Face {
  href: string;
}

export interface EntryButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'>,
    Face {
  /** The icon stands in ink: one has done it. */
  isOn?: boolean;
}

/** Along the foot of an entry, beside its toggles: leads to what hangs on it. */
export function EntryLink({ label, icon, count, ...rest }: EntryLinkProps) {
  return (
    <AriaLink {...rest} className="g-toggle g-entry-action">
      <Inside label={label} icon={icon} count={count} />
    </AriaLink>
  );
}

/** Along the foot of an entry: opens what one can do. */
export function EntryButton({ label, icon, count, isOn, ...rest }: EntryButtonProps) {
  return (
    <AriaButton {...rest} className="g-toggle g-entry-action" data-on={isOn || undefined}>
      <Inside label={label} icon={icon} count={count} />
    </AriaButton>
  );
}

function Inside({ label, icon, count }: Face) {
  return (
    <>
      <span className="g-toggle-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="g-hidden">{label}</span>
      {count !== undefined && count > 0 && (
        <span aria-hidden="true">
          <Count value={count} />
        </span>
      )}
    </>
  );
}
