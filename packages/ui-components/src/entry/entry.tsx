import type { ReactNode } from 'react';

export interface EntryProps {
  /** Stands in the margin: an Avatar. */
  margin: ReactNode;
  /** Who and when, on one line. None where one writes. */
  byline?: ReactNode;
  /** `div` for what is not an entry yet: the place to write one. */
  as?: 'article' | 'div';
  /** What one can do with it, along its foot. */
  actions?: ReactNode;
  /** Stands over all of it, quietly: why it is here. */
  lead?: ReactNode;
  /** What hangs below: comments. */
  below?: ReactNode;
  /** A control at the end of the byline: a Menu. */
  corner?: ReactNode;
  /** For assistive technology: who wrote it. */
  'aria-label'?: string;
  'aria-labelledby'?: string;
  /** Place in a feed (WAI-ARIA feed pattern), from 1, and how many; -1 when unknown. */
  'aria-posinset'?: number;
  'aria-setsize'?: number;
  /** `small` for comments under an entry. */
  size?: 'medium' | 'small';
  children: ReactNode;
}

/** One entry in the notebook: the person in the margin, their words on the page. Entries part by a hairline. */
export function Entry(props: EntryProps) {
  const {
    margin,
    byline,
    lead,
    actions,
    below,
    corner,
    size = 'medium',
    as: Tag = 'article',
    children,
    ...rest
  } = props;
  return (
    <Tag className="g-entry" data-size={size} {...rest}>
      {lead && <div className="g-entry-lead">{lead}</div>}
      <div className="g-entry-margin">{margin}</div>
      <div className="g-entry-page">
        {byline && (
          <div className="g-entry-byline">
            <div>{byline}</div>
            {corner}
          </div>
        )}
        <div className="g-entry-words">{children}</div>
        {actions && <div className="g-entry-actions">{actions}</div>}
        {below && <div className="g-entry-below">{below}</div>}
      </div>
    </Tag>
  );
}
