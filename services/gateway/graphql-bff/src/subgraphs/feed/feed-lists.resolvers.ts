import type { Resolvers } from '../../gen/feed.js';
import { itemReasonOf } from './wire-names.js';

/** What lists are made of. */
export const feedLists: Pick<Resolvers, 'PostConnection'> = {
  PostConnection: {
    items: ({ posts, reasons }) =>
      posts.map((source, index) => {
        const item = reasons[index];
        if (!item) return { id: source.post.id, post: source, reason: null, actor: null };
        const actor = item.actorId ? { id: item.actorId } : null;
        return { id: item.id, post: source, reason: itemReasonOf(item.reason), actor };
      }),
  },
};
