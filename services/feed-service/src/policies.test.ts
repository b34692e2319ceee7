import { expect, it } from 'vitest';
import { mayDeleteComment } from './comments/comment.policy.js';
import { mayDeletePost } from './posts/post.policy.js';
import { mayReadTimeline } from './timeline/timeline.policy.js';

it('lets only its author delete a post', () => {
  mayDeletePost({ authorId: 'a' }, 'a');
  expect(() => mayDeletePost({ authorId: 'a' }, 'b')).toThrow(
    expect.objectContaining({ code: 'FEED_NOT_POST_AUTHOR' }),
  );
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
