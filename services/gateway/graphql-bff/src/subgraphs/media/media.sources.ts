import type { Media } from '@my-girok/proto';

/** What the media subgraph's resolvers are given for each type. */
export type MediumSource = Media;
