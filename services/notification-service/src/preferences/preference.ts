import { KINDS, type Kind } from '../inbox/notification.js';

/** Which ways a person is told of a kind of thing. */
export interface Preference {
  kind: Kind;
  inbox: boolean;
  push: boolean;
}

/** What rings a device at first: whatever somebody wants of the person. Likes and reposts wait in the inbox. */
const QUIET: ReadonlySet<Kind> = new Set(['like', 'repost']);

export const defaultOf = (kind: Kind): Preference => ({ kind, inbox: true, push: !QUIET.has(kind) });

/** One for each kind: what was chosen, else the default. */
export function preferencesWith(chosen: readonly Preference[]): Preference[] {
  return KINDS.map((kind) => chosen.find((each) => each.kind === kind) ?? defaultOf(kind));
}
