import type { matchingV1 } from '@my-girok/proto';

/** What the matching subgraph's resolvers are given for each type. */
export type CriteriaSource = matchingV1.Criteria;
export type WatchSource = matchingV1.QueueWatch;
