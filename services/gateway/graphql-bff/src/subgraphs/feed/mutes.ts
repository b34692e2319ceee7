import type { ListMutesResponse } from '@my-girok/proto';

const end = (until: Date | undefined): string | null => until?.toISOString() ?? null;

/** Whom and what the caller has muted, as the graph shows it. */
export const mutesOf = ({ people, words }: ListMutesResponse) => ({
  people: people.map(({ userId, until }) => ({ user: { id: userId }, until: end(until) })),
  words: words.map(({ word, until }) => ({ word, until: end(until) })),
});
