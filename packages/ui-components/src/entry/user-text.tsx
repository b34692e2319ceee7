import type { ReactNode } from 'react';

export interface UserTextProps {
  /** Text, or parts of it that are links; built from what was found in it, never from HTML. */
  children: ReactNode;
  size?: 'body' | 'reading' | 'note';
  /** Cuts it off after so many lines, where it is quoted. */
  lines?: number;
}

/** What a person wrote: their line breaks kept, any script's direction, long words broken. */
export function UserText({ children, size = 'body', lines }: UserTextProps) {
  return (
    <p
      className="g-user-text"
      data-size={size}
      data-cut={lines === undefined ? undefined : ''}
      style={lines === undefined ? undefined : { WebkitLineClamp: lines }}
      dir="auto"
    >
      {children}
    </p>
  );
}
