/** A day by the device's clock: distinct for each, and the same all day. */
const dayOf = (time: Date): string => `${time.getFullYear()}-${time.getMonth()}-${time.getDate()}`;

export type DayName = 'today' | 'yesterday' | 'other';

/** The items that begin a day in a list, the latest first, and how to call it. */
export function firstOfDays<T extends { readonly id: string; readonly updatedAt: string }>(
  items: readonly T[],
  now: Date,
): ReadonlyMap<string, DayName> {
  const today = dayOf(now);
  const yesterday = dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1));
  const firsts = new Map<string, DayName>();
  let last: string | undefined;
  for (const { id, updatedAt } of items) {
    const day = dayOf(new Date(updatedAt));
    if (day !== last) firsts.set(id, day === today ? 'today' : day === yesterday ? 'yesterday' : 'other');
    last = day;
  }
  return firsts;
}
