import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';

export interface QuoteSheetProps {
  /** Who wrote what is quoted, and when. */
  byline?: ReactNode;
  /** Where it leads, and what that is called; none for what is gone. */
  href?: string;
  openLabel?: string;
  /** Small pictures, square. */
  thumbs?: readonly string[];
  children: ReactNode;
}

/** What an entry quotes, pasted onto its page: all of it leads to the quoted entry, the author's name to the author. */
export function QuoteSheet({ byline, href, openLabel, thumbs = [], children }: QuoteSheetProps) {
  return (
    <blockquote className="g-quote" data-empty={href ? undefined : ''}>
      {byline && <div className="g-quote-byline">{byline}</div>}
      <div className="g-quote-words">{children}</div>
      {thumbs.length > 0 && (
        <div className="g-quote-thumbs" aria-hidden="true">
          {thumbs.map((src) => (
            <img key={src} src={src} alt="" loading="lazy" decoding="async" width={64} height={64} />
          ))}
        </div>
      )}
      {href && openLabel && <AriaLink href={href} aria-label={openLabel} className="g-quote-open" />}
    </blockquote>
  );
}
