import { InMemoryCache } from '@apollo/client/cache';
import { mergeComments, mergePosts } from './pages.ts';

/** A value known before outlives an outage's null; the API sends null for a person whose service is away. */
const keepKnown = { merge: (existing: unknown, incoming: unknown) => incoming ?? existing ?? null };

export const makeCache = (): InMemoryCache =>
  new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          timeline: { keyArgs: false, merge: mergePosts },
          user: keepKnown,
          suggestions: keepKnown,
          sessions: keepKnown,
        },
      },
      User: {
        fields: {
          posts: { keyArgs: false, merge: mergePosts },
          avatar: keepKnown,
          bio: keepKnown,
          links: keepKnown,
          postCount: keepKnown,
          followers: keepKnown,
          following: keepKnown,
          viewerFollows: keepKnown,
        },
      },
      Post: {
        fields: {
          author: { merge: keepAuthor },
          comments: { keyArgs: ['limit'], merge: false },
          allComments: { keyArgs: false, merge: mergeComments },
        },
      },
      Comment: { fields: { author: { merge: keepAuthor } } },
    },
  });

function keepAuthor(existing: unknown, incoming: unknown): unknown {
  return incoming ?? existing ?? null;
}
