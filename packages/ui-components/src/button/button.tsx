import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ProgressBar } from 'react-aria-components';
import { useDelayed } from '../hooks/use-delayed';

/** `primary` is the seal: at most one on a screen. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  tone?: ButtonTone;
  size?: 'medium' | 'small';
  /** Stands before the words. */
  icon?: ReactNode;
  /** Takes the width of its place. */
  wide?: boolean;
  /** Refuses presses and keeps focus while work is under way; shown only once it has taken 300 ms. */
  isPending?: boolean;
  /** What is going on, for screen readers, while pending. */
  pendingLabel?: string;
  children: ReactNode;
}

/** A verb one can press. */
export function Button({
  tone = 'secondary',
  size = 'medium',
  icon,
  wide,
  isPending = false,
  pendingLabel,
  children,
  ...rest
}: ButtonProps) {
  const showsPending = useDelayed(isPending, 300);
  return (
    <AriaButton
      {...rest}
      isPending={isPending}
      className="g-button"
      data-tone={tone}
      data-size={size}
      data-wide={wide || undefined}
      data-waiting={showsPending || undefined}
    >
      {icon && (
        <span className="g-button-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <span className="g-button-words">{children}</span>
      {isPending && pendingLabel && (
        <ProgressBar aria-label={pendingLabel} isIndeterminate className="g-button-progress" />
      )}
    </AriaButton>
  );
}
