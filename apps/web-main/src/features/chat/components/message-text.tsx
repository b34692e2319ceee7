import type { ReactNode } from 'react';
import { FacetText } from '../../../platform/text/facet-text.tsx';
import type { ChatFacet } from '../hooks/chat-types.ts';
import { isOnlyEmoji } from '../hooks/emoji.ts';

/** What somebody wrote, with its links and mentions. */
export function MessageText({
  text,
  facets,
}: {
  readonly text: string;
  readonly facets: readonly ChatFacet[];
}): ReactNode {
  if (text === '') return null;
  return (
    <div className="app-bubble-text" data-large={isOnlyEmoji(text) || undefined}>
      <FacetText
        text={text}
        facets={facets.map(({ start, end, link, mentionId }) => ({
          start,
          end,
          link,
          mention: mentionId ? { id: mentionId } : null,
        }))}
      />
    </div>
  );
}
