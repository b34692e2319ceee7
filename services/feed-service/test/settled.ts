import { untilTrue } from '@my-girok/nest-common/testing';
import type { FeedFixture } from './feed-service.fixture.js';

const PATIENCE = { timeoutMs: 100_000 };

/** What timelines follow: event type → consumer. */
const FOLLOWED: Record<string, string> = {
  'post.created': 'handlePostCreated',
  'post.edited': 'handlePostEdited',
  'post.deleted': 'handlePostDeleted',
  'post.reposted': 'handlePostReposted',
  'post.unreposted': 'handlePostUnreposted',
  'user.followed': 'handleFollowChanged',
  'user.unfollowed': 'handleFollowChanged',
};

/** Resolves when everything that was written so far has come to the timelines it concerns. */
export async function settled(feed: FeedFixture): Promise<void> {
  await untilTrue(async () => {
    const events = await feed.stored('outbox').find().toArray();
    const keys = events.flatMap(({ _id, type }) => {
      const consumers = [FOLLOWED[type], ...(type === 'post.deleted' ? ['collectRepostsOfDeletedPost'] : [])];
      return consumers.flatMap((consumer) => (consumer ? [`feed-service_${consumer}\u0000${_id}`] : []));
    });
    const applied = await feed.stored('inbox').countDocuments({ _id: { $in: keys } });
    return applied === keys.length && (await feed.stored('fan_outs').countDocuments()) === 0;
  }, PATIENCE);
}
