/** Told when the timeline may have changed for a reason outside of it, such as following somebody. */
const listeners = new Set<() => void>();

export function timelineMayHaveChanged(): void {
  for (const listener of listeners) listener();
}

export function onTimelineChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
