import { type FieldPolicy, InMemoryCache, type Reference } from '@apollo/client/cache';
import { mergeComments, mergeNotifications, mergePeople, mergePosts } from './pages.ts';

/** A value known before outlives an outage's null; the API sends null for a person whose service is away. */
const keepKnown = { merge: (existing: unknown, incoming: unknown) => incoming ?? existing ?? null };

const posts = { keyArgs: false, merge: mergePosts } as const;
const people = { keyArgs: false, merge: mergePeople } as const;

/** Rows whose post was deleted here are no rows any more. */
const livingItems: FieldPolicy<readonly Reference[]> = {
  read: (items, { canRead, readField }) => items?.filter((item) => canRead(readField<Reference>('post', item))),
};

export const makeCache = (): InMemoryCache =>
  new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          timeline: posts,
          postsWithTag: { ...posts, keyArgs: ['tag'] },
          bookmarks: posts,
          blocks: people,
          notifications: { keyArgs: ['unreadOnly'], merge: mergeNotifications },
          mutes: keepKnown,
          user: keepKnown,
          suggestions: keepKnown,
          sessions: keepKnown,
        },
      },
      User: {
        fields: {
          posts: { ...posts, keyArgs: ['picturesOnly'] },
          followingPeople: people,
          followerPeople: people,
          avatar: keepKnown,
          header: keepKnown,
          bio: keepKnown,
          links: keepKnown,
          postCount: keepKnown,
          followers: keepKnown,
          following: keepKnown,
          viewerFollows: keepKnown,
          followsViewer: keepKnown,
          viewerMutes: keepKnown,
          viewerBlocks: keepKnown,
          blocksViewer: keepKnown,
        },
      },
      // Its id tells rows of one list apart; the same post stands in another list for another reason.
      PostItem: { keyFields: false },
      PostConnection: { fields: { items: livingItems } },
      Post: {
        fields: {
          author: { merge: keepAuthor },
          comments: { keyArgs: ['limit'], merge: false },
          allComments: { keyArgs: ['sort'], merge: mergeComments },
          quotedBy: posts,
          likedBy: people,
          repostedBy: people,
        },
      },
      Comment: { fields: { author: { merge: keepAuthor } } },
    },
  });

function keepAuthor(existing: unknown, incoming: unknown): unknown {
  return incoming ?? existing ?? null;
}
