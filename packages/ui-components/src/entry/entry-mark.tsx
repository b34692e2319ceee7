import type { ReactNode } from 'react';

export interface EntryMarkProps {
  icon: ReactNode;
  /** What the sign says, for a pointer resting on it and for those who do not see it. */
  label: string;
}

/** A small sign in the byline: who may see the entry. */
export function EntryMark({ icon, label }: EntryMarkProps) {
  return (
    <span className="g-entry-mark" role="img" aria-label={label} title={label}>
      {icon}
    </span>
  );
}
