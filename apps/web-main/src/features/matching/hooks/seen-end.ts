import { useState } from 'react';

const KEY = 'girok.match.seenEnd';

function read(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Which ended match the person has turned away from, in this tab: its end is not shown again. */
export function useSeenEnd(): [seen: string | undefined, see: (ticketId: string) => void] {
  const [seen, setSeen] = useState(read);
  return [
    seen,
    (ticketId) => {
      setSeen(ticketId);
      try {
        sessionStorage.setItem(KEY, ticketId);
      } catch {
        // Seen for as long as the page lives.
      }
    },
  ];
}
