import { expect, it } from 'vitest';
import { mayDeleteComment } from './comments/comment.policy.js';
import { mayChangePost } from './posts/post.policy.js';
import { mayReadTimeline } from './timeline/timeline.policy.js';

it('lets only its author change a post, and tells others only of public ones', () => {
  mayChangePost({ authorId: 'a', visibility: 'self' }, 'a');
  expect(() => mayChangePost({ authorId: 'a', visibility: 'public' }, 'b')).toThrow(
    expect.objectContaining({ code: 'FEED_NOT_POST_AUTHOR' }),
  );
  for (const visibility of ['followers', 'self'] as const) {
    expect(() => mayChangePost({ authorId: 'a', visibility }, 'b')).toThrow(
      expect.objectContaining({ code: 'FEED_POST_NOT_FOUND' }),
    );
  }
});

it('lets its author and the post’s author delete a comment', () => {
  const comment = { authorId: 'a', postAuthorId: 'p' };
  for (const person of ['a', 'p']) mayDeleteComment(comment, person);
  expect(() => mayDeleteComment(comment, 'b')).toThrow(expect.objectContaining({ code: 'FEED_NOT_COMMENT_AUTHOR' }));
});

it('lets a person read their own timeline and a service any', () => {
  mayReadTimeline('a', 'a');
  mayReadTimeline('a', undefined);
  expect(() => mayReadTimeline('a', 'b')).toThrow(expect.objectContaining({ code: 'FEED_NOT_YOUR_TIMELINE' }));
});
