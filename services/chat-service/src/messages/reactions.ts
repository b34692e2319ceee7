import { LIMITS } from '@my-girok/types';
import { REACTORS_SHOWN, type ReactionCount } from './message.js';
import { messagesErrors } from './messages.errors.js';

/** The counts with one more reaction; throws CHAT_REACTIONS_LIMIT. */
export function withReaction(counts: readonly ReactionCount[], userId: string, emoji: string): ReactionCount[] {
  const known = counts.find((reaction) => reaction.emoji === emoji);
  if (!known) {
    if (counts.length >= LIMITS.reactionsMax) throw messagesErrors.reactionsLimit();
    return [...counts, { emoji, count: 1, userIds: [userId] }];
  }
  const userIds = [...known.userIds, userId].slice(0, REACTORS_SHOWN);
  return counts.map((reaction) => (reaction === known ? { emoji, count: known.count + 1, userIds } : reaction));
}

/** The counts with one fewer; `userIds` are the first of those who stay. */
export function withoutReaction(
  counts: readonly ReactionCount[],
  emoji: string,
  userIds: readonly string[],
): ReactionCount[] {
  return counts.flatMap((reaction) => {
    if (reaction.emoji !== emoji) return [reaction];
    const count = reaction.count - 1;
    return count > 0 ? [{ emoji, count, userIds: [...userIds] }] : [];
  });
}
