import { readEntry, type TimelineEntry } from './timeline.js';

/** An entry of a timeline and what it may have to give way to. */
export interface Place {
  entry: TimelineEntry;
  /** Newer entries of the same post, wherever in the timeline they are. One post shows once: at the newest that holds. */
  newer: readonly TimelineEntry[];
}

/**
 * A timeline's places below an id, newest first; all of them without one, also where the id has left the timeline. What
 * stands above the id is looked at too, so that a post which showed on an earlier page does not show again.
 */
export function placesBelow(entries: readonly string[], id: string | undefined): Place[] {
  const newerOf = new Map<string, TimelineEntry[]>();
  const places: Place[] = [];
  for (const text of entries) {
    const entry = readEntry(text);
    const newer = newerOf.get(entry.postId) ?? [];
    newerOf.set(entry.postId, [...newer, entry]);
    if (id === undefined || entry.id < id) places.push({ entry, newer });
  }
  return places;
}

/** The places' entries and those they may have to give way to: whom the rules have to be asked about. */
export function entriesOf(places: readonly Place[]): TimelineEntry[] {
  return places.flatMap(({ entry, newer }) => [entry, ...newer]);
}
