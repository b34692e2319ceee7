import type { ReactNode } from 'react';

export interface CardProps {
  /** `article` for what stands on its own, `section` with a name otherwise. */
  as?: 'article' | 'section' | 'div';
  'aria-label'?: string;
  'aria-labelledby'?: string;
  children: ReactNode;
}

/** A sheet one can pick up. Never for grouping alone: space does that. */
export function Card({ as: Tag = 'div', children, ...rest }: CardProps) {
  return (
    <Tag className="g-card" {...rest}>
      {children}
    </Tag>
  );
}
