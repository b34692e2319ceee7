import type { FeedServiceClient } from '@my-girok/proto';
import type { Resolvers } from '../../gen/feed.js';
import type { PictureAddresses } from '../../pictures/picture-addresses.js';
import { FeedLoaders } from './feed.loaders.js';
import { feedLists } from './feed-lists.resolvers.js';
import { feedQueries } from './feed-queries.resolvers.js';
import { feedPeople } from './people.resolvers.js';
import { pictureResolvers } from './pictures.resolvers.js';
import { postMutations } from './post-mutations.resolvers.js';
import { postResolvers } from './posts.resolvers.js';
import { reactionMutations } from './reaction-mutations.resolvers.js';
import { relationMutations } from './relation-mutations.resolvers.js';
import type { RelationRates } from './relation-rates.js';

export interface FeedResolverDependencies {
  feed: FeedServiceClient;
  addresses: PictureAddresses;
  rates: RelationRates;
}

/** Posts, comments, reactions and who follows, mutes and blocks whom; feed-service's part of the graph. */
export function feedResolvers({ feed, addresses, rates }: FeedResolverDependencies): Resolvers {
  const loaders = FeedLoaders.of(feed);
  return {
    Query: feedQueries(feed, loaders),
    Mutation: {
      ...postMutations(feed, loaders),
      ...reactionMutations(feed, loaders),
      ...relationMutations(feed, loaders, rates),
    },
    ...postResolvers(feed, loaders),
    ...feedLists,
    ...pictureResolvers(addresses),
    User: feedPeople(feed, loaders),
  };
}
