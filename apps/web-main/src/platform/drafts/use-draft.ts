import { useCallback, useSyncExternalStore } from 'react';
import { Drafts, isDraftKey } from './drafts.ts';

const drafts = new Drafts(localStorage);
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

/** Another tab of the person wrote; a frozen tab hears of it late, so it also looks when it is shown again. */
window.addEventListener('storage', ({ key }) => isDraftKey(key) && changed());
document.addEventListener('visibilitychange', changed);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts text back into a place from elsewhere on the page, before what has been typed there meanwhile. */
export function putBackDraft(person: string, place: string, text: string): void {
  drafts.putBack(person, place, text);
  changed();
}

/** What a place holds now. */
export const readDraft = (person: string, place: string): string => drafts.read(person, place);

/** Changes what a place holds from elsewhere on the page. */
export function writeDraft(person: string, place: string, text: string): void {
  drafts.write(person, place, text);
  changed();
}

/**
 * Like useState for text, kept on the device for `person` at every keystroke and shared by their tabs. `join` is for a
 * place that does not hold prose.
 */
export function useDraft(
  person: string,
  place: string,
  join?: (kept: string, written: string) => string,
): [text: string, setText: (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => drafts.read(person, place));
  const setText = useCallback(
    (next: string) => {
      drafts.write(person, place, next, join);
      changed();
    },
    [person, place, join],
  );
  return [text, setText];
}
