import type { PageInfo } from './page.js';
import { readVisiblePage, type VisiblePageSource } from './visible-page.js';

/** A page of people as a reader receives it. */
export interface PeoplePage {
  userIds: string[];
  pageInfo: PageInfo;
}

export const NO_PEOPLE: PeoplePage = { userIds: [], pageInfo: { hasNextPage: false, endCursor: '' } };

export interface PeoplePageSource<C> extends Omit<VisiblePageSource<C, string>, 'look'> {
  personOf: (candidate: C) => string;
  /** Which of these people the reader does not meet. */
  hidden: (userIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** A page of the people at the other ends of edges, without those whom the reader does not meet. */
export async function readPeoplePage<C>(
  limit: number,
  { read, personOf, hidden, cursorOf }: PeoplePageSource<C>,
): Promise<PeoplePage> {
  const { items: userIds, pageInfo } = await readVisiblePage(limit, {
    read,
    look: async (candidates) => {
      const people = candidates.map(personOf);
      const without = await hidden(people);
      return people.map((userId) => (without.has(userId) ? undefined : userId));
    },
    cursorOf,
  });
  return { userIds, pageInfo };
}
