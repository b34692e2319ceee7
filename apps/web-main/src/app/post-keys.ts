import { rowBeside } from '../platform/place/row-lists.ts';

/** Posts that keys move between: the rows of whichever list is on the page. */
const posts = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-post]')];

const current = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('[data-post]') ?? null;

/** Moves to the next (1) or previous (-1) post; from nowhere, to the first one in sight. */
export function movePost(by: 1 | -1): void {
  const from = current();
  const target = from
    ? rowBeside(from.dataset.anchor ?? '', by)
    : posts().find((post) => post.getBoundingClientRect().top >= 0 && post.getBoundingClientRect().top < innerHeight);
  if (!target) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'nearest' });
}

/** Presses something in the post one is at. */
export function pressInPost(selector: string): void {
  current()?.querySelector<HTMLElement>(selector)?.click();
}
