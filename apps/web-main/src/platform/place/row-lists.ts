/** A list on the page that draws only the rows near the window: what keys and places need to know of the others. */
export interface RowList {
  readonly ids: () => readonly string[];
  /** Draws a row wherever it stands; its element is in the document when this returns. */
  readonly draw: (id: string) => void;
}

const lists = new Set<RowList>();

export function offerRows(list: RowList): () => void {
  lists.add(list);
  return () => lists.delete(list);
}

/** How many rows the page's lists hold, drawn or not; undefined without such a list. */
export function rowCount(): number | undefined {
  return lists.size === 0 ? undefined : [...lists].reduce((sum, list) => sum + list.ids().length, 0);
}

export const rowElement = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-anchor="${CSS.escape(id)}"]`);

/** The element of a row, drawn for the purpose if need be; null when no list holds it. */
export function drawnRow(id: string): HTMLElement | null {
  const there = rowElement(id);
  if (there) return there;
  for (const list of lists) if (list.ids().includes(id)) list.draw(id);
  return rowElement(id);
}

/** The row so many places after (or before) another in the same list; undefined at its ends. */
export function rowBeside(id: string, by: 1 | -1): HTMLElement | undefined {
  for (const list of lists) {
    const ids = list.ids();
    const index = ids.indexOf(id);
    const other = index === -1 ? undefined : ids[index + by];
    if (other !== undefined) return drawnRow(other) ?? undefined;
  }
  return undefined;
}
