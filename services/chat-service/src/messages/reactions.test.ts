import { LIMITS } from '@my-girok/types';
import { expect, it } from 'vitest';
import { REACTORS_SHOWN, type ReactionCount } from './message.js';
import { withoutReaction, withReaction } from './reactions.js';

it('counts everybody and names the first', () => {
  let counts: ReactionCount[] = [];
  for (let i = 0; i < REACTORS_SHOWN + 5; i++) counts = withReaction(counts, `p${i}`, '👍');
  expect(counts).toHaveLength(1);
  expect(counts[0]).toMatchObject({ emoji: '👍', count: REACTORS_SHOWN + 5 });
  expect(counts[0]?.userIds).toEqual(Array.from({ length: REACTORS_SHOWN }, (_, i) => `p${i}`));
});

it('keeps the order in which each was given first, and forgets one that nobody gives', () => {
  const counts = withReaction(withReaction(withReaction([], 'a', '👍'), 'b', '🎉'), 'b', '👍');
  expect(counts.map(({ emoji }) => emoji)).toEqual(['👍', '🎉']);
  const fewer = withoutReaction(counts, '👍', ['b']);
  expect(fewer).toEqual([
    { emoji: '👍', count: 1, userIds: ['b'] },
    { emoji: '🎉', count: 1, userIds: ['b'] },
  ]);
  expect(withoutReaction(fewer, '👍', [])).toEqual([{ emoji: '🎉', count: 1, userIds: ['b'] }]);
});

it(`takes ${LIMITS.reactionsMax} different ones and refuses another with CHAT_REACTIONS_LIMIT`, () => {
  const many = Array.from({ length: LIMITS.reactionsMax }, (_, i) => ({ emoji: `${i}`, count: 1, userIds: ['a'] }));
  expect(withReaction(many, 'b', '3')[3]).toMatchObject({ count: 2 });
  expect(() => withReaction(many, 'b', 'x')).toThrow(expect.objectContaining({ code: 'CHAT_REACTIONS_LIMIT' }));
});
