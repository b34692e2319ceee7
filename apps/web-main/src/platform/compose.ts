import { useSyncExternalStore } from 'react';

/** Where one writes a post: which field it is, and whether it is in sight. One at a time on a page. */
let field: HTMLElement | undefined;
let inSight = false;
let wanted = false;
const listeners = new Set<() => void>();

/** Registers the composer's field; focuses it when writing was asked for before it was there. */
export function offerComposer(element: HTMLElement): () => void {
  field = element;
  if (wanted) focusComposer();
  const observer = new IntersectionObserver((entries) => {
    inSight = entries.some((entry) => entry.isIntersecting);
    for (const listener of listeners) listener();
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    field = undefined;
    inSight = false;
    for (const listener of listeners) listener();
  };
}

/** Goes to the composer; false when this page has none, and the next one will be focused instead. */
export function focusComposer(): boolean {
  wanted = field === undefined;
  if (!field) return false;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
  return true;
}

export function useComposerInSight(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => inSight,
  );
}
