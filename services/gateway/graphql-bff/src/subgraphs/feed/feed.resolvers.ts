import type { FeedServiceClient } from '@my-girok/proto';
import type { Resolvers } from '../../gen/feed.js';
import type { TimelineHints } from '../../hints/timeline-hints.js';
import { requireViewer } from '../../operation/arguments.js';
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

export interface FeedResolverDependencies {
  feed: FeedServiceClient;
  addresses: PictureAddresses;
  hints: Pick<TimelineHints, 'open'>;
}

/** Posts, comments, reactions and who follows, mutes and blocks whom; feed-service's part of the graph. */
export function feedResolvers({ feed, addresses, hints }: FeedResolverDependencies): Resolvers {
  const loaders = FeedLoaders.of(feed);
  return {
    Query: feedQueries(feed, loaders),
    Mutation: {
      ...postMutations(feed, loaders),
      ...reactionMutations(feed, loaders),
      ...relationMutations(feed, loaders),
    },
    Subscription: {
      timelineHints: {
        subscribe: (_, __, { operation }) => hints.open(requireViewer(operation), operation.signal),
        resolve: (hint: { postId: string; authorId: string }) => hint,
      },
    },
    ...postResolvers(feed, loaders),
    ...feedLists,
    ...pictureResolvers(addresses),
    User: feedPeople(feed, loaders),
  };
}
