const HOUR_MS = 3_600_000;

/** What was said in a match stays so long after it ended: for a report, and to be read once more. */
export const KEPT_MS = 24 * HOUR_MS;

/** A room in which nothing was said for so long ends: its match never began, or its end was not heard of. */
export const SILENT_MS = 7 * 24 * HOUR_MS;

export const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
