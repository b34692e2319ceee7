import { type Place, placesIn } from './places.ts';
import { drawnRow, rowCount } from './row-lists.ts';

/** A restored place is corrected while its content settles (fonts, rows drawn for the first time), then left alone. */
const SETTLE_MS = 600;
const GIVE_UP_MS = 8_000;
/** The person took over: from here on nothing may move by itself. */
const TAKE_OVER = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

const places = placesIn(sessionStorage);
let entry: string | undefined;
let pending: { readonly place: Place; readonly since: number; foundAt?: number } | undefined;
let frozen = false;

/** Elements with `data-anchor` are the items a place is measured by. */
const anchors = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-anchor]')];

function measure(): Place {
  const items = anchors();
  const first = items.find((item) => item.getBoundingClientRect().bottom > 0);
  return {
    y: window.scrollY,
    anchor: window.scrollY > 0 ? first?.dataset.anchor : undefined,
    offset: first?.getBoundingClientRect().top ?? 0,
    count: rowCount() ?? items.length,
  };
}

function record(): void {
  if (entry && !pending && !frozen) places.keep(entry, measure());
}

function restore(): void {
  if (!pending) return;
  const { place, since } = pending;
  const now = performance.now();
  const anchor = place.anchor ? drawnRow(place.anchor) : null;
  if (anchor) {
    pending.foundAt ??= now;
    const drift = anchor.getBoundingClientRect().top - place.offset;
    if (Math.abs(drift) >= 1) window.scrollBy({ top: drift, behavior: 'instant' });
  } else if (!place.anchor && document.documentElement.scrollHeight >= place.y + window.innerHeight) {
    pending.foundAt ??= now;
    window.scrollTo({ top: place.y, behavior: 'instant' });
  }
  const done = pending.foundAt !== undefined ? now - pending.foundAt > SETTLE_MS : now - since > GIVE_UP_MS;
  if (done) pending = undefined;
  else requestAnimationFrame(restore);
}

const placeOfEntry = (): Place | undefined => {
  const key = (history.state as { __TSR_key?: string } | null)?.__TSR_key;
  return key ? places.of(key) : undefined;
};

/** How many items the list of this entry held when it was left: a reload loads as many again. */
export const itemsHeldHere = (): number => placeOfEntry()?.count ?? 0;

/** The item one was at in this entry when it was left. */
export const placeHere = (): string | undefined => placeOfEntry()?.anchor;

/** Before leaving a screen: remember it, and ignore scrolling until the next one is drawn. */
export function leave(): void {
  record();
  frozen = true;
}

/** A screen was drawn for this history entry: go where the person was in it, or to its top if it is new. */
export function arrive(key: string | undefined): void {
  frozen = false;
  if (key === entry) return;
  entry = key;
  const place = key ? places.of(key) : undefined;
  pending = undefined;
  if (place && (place.y > 0 || place.anchor)) {
    pending = { place, since: performance.now() };
    restore();
  } else window.scrollTo({ top: 0, behavior: 'instant' });
}

/** Starts keeping places for the whole page. */
export function keepPlaces(): void {
  history.scrollRestoration = 'manual';
  let due = false;
  addEventListener(
    'scroll',
    () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => {
        due = false;
        record();
      });
    },
    { passive: true },
  );
  addEventListener('pagehide', () => {
    record();
    places.save();
  });
  // A crash leaves no pagehide.
  setInterval(places.save, 5_000);
  for (const type of TAKE_OVER)
    addEventListener(
      type,
      () => {
        pending = undefined;
      },
      { passive: true, capture: true },
    );
}
