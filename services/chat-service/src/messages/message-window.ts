/** A stretch of a room's messages, both ends inclusive; empty when `to` is below `from`. */
export interface MessageWindow {
  from: number;
  to: number;
}

/** Where a page stands among a room's messages. */
export type PagePlace = { kind: 'newest' } | { kind: 'before' | 'after' | 'around'; seq: number };

/** The page of at most `limit` messages at a place, within what somebody may see. Numbers have no gaps, so it is arithmetic. */
export function windowAt(place: PagePlace, limit: number, { from: first, to: last }: MessageWindow): MessageWindow {
  switch (place.kind) {
    case 'newest':
      return upTo(last, limit, first);
    case 'before':
      return upTo(Math.min(last, place.seq - 1), limit, first);
    case 'after': {
      const from = Math.max(first, place.seq + 1);
      return { from, to: Math.min(last, from + limit - 1) };
    }
    case 'around': {
      const middle = Math.min(last, Math.max(first, place.seq));
      // Near an end the page goes on at the other side, so that it is as long as it can be.
      const to = Math.min(last, Math.max(middle + Math.floor(limit / 2), first + limit - 1));
      return upTo(to, limit, first);
    }
  }
}

function upTo(to: number, limit: number, first: number): MessageWindow {
  return { from: Math.max(first, to - limit + 1), to };
}
