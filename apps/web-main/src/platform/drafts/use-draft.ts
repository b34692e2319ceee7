import { useCallback, useSyncExternalStore } from 'react';
import { draftsIn } from './drafts.ts';

const drafts = draftsIn(localStorage);
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts text into a place from elsewhere on the page, such as back into the composer. */
export function writeDraft(person: string, place: string, text: string): void {
  drafts.write(person, place, text);
  for (const listener of listeners) listener();
}

/** Like useState for text, kept on the device for `person` at every keystroke. */
export function useDraft(person: string, place: string): [text: string, setText: (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => drafts.read(person, place));
  const setText = useCallback((next: string) => writeDraft(person, place, next), [person, place]);
  return [text, setText];
}
