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

/** What a person chose to quote, as much of it as the composer shows. */
export interface Quotable {
  readonly id: string;
  readonly content: string;
  readonly author?: { readonly id: string; readonly name: string } | null;
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

/** A post that is quoted while one writes, as a draft keeps it. */
export interface QuoteCard {
  readonly id: string;
  /** Its author's; empty while their service is away. */
  readonly name: string;
  /** Its text, or the beginning of it. */
  readonly text: string;
}

const CARD_LETTERS = 280;
let wantedQuote: QuoteCard | undefined;
let quoteTaker: ((quote: QuoteCard) => void) | undefined;

/** Begins a post that quotes another; false when this page has no composer, and the next one will take it. */
export function composeQuote(post: Quotable): boolean {
  const quote = { id: post.id, name: post.author?.name ?? '', text: post.content.slice(0, CARD_LETTERS) };
  if (quoteTaker) quoteTaker(quote);
  else wantedQuote = quote;
  return focusComposer();
}

/** The composer takes what is to be quoted. */
export function takeQuotes(taker: (quote: QuoteCard) => void): () => void {
  quoteTaker = taker;
  if (wantedQuote) taker(wantedQuote);
  wantedQuote = undefined;
  return () => {
    if (quoteTaker === taker) quoteTaker = undefined;
  };
}
