import { LIMITS } from '@my-girok/types';
import { actorIdOf, type Membership } from '../members/membership.js';
import type { Room } from '../rooms/room.js';
import type { Message } from './message.js';
import { messagesErrors } from './messages.errors.js';

const HOUR_MS = 3_600_000;

/** Whether somebody who hears a room may see this message of it: not what was written before they were there. */
export function maySee({ seq }: Pick<Message, 'seq'>, { firstSeq }: Pick<Membership, 'firstSeq'>): boolean {
  return seq >= firstSeq;
}

/**
 * Whoever wrote it (`actorId` is who acts in the room), soon after and not too often. Throws CHAT_NOT_MESSAGE_AUTHOR, CHAT_MESSAGE_DELETED, CHAT_EDIT_TOO_LATE,
 * CHAT_EDITS_LIMIT.
 */
export function mayEdit(message: Message, actorId: string, now: Date): void {
  if (message.authorId !== actorId) throw messagesErrors.notAuthor();
  if (message.deletedAt) throw messagesErrors.messageDeleted();
  const age = now.getTime() - message.createdAt.getTime();
  if (age > LIMITS.messageEditHours * HOUR_MS) throw messagesErrors.editTooLate();
  if (message.edits >= LIMITS.messageEditsMax) throw messagesErrors.editsLimit();
}

/** One's own at any time, others' as a group's owner or admin. Throws CHAT_NOT_MESSAGE_AUTHOR. */
export function mayDelete(
  { authorId }: Pick<Message, 'authorId'>,
  membership: Pick<Membership, 'userId' | 'alias' | 'role'>,
  { kind }: Pick<Room, 'kind'>,
): void {
  const manages = kind === 'group' && membership.role !== 'member';
  if (authorId !== actorIdOf(membership) && !manages) throw messagesErrors.notAuthor();
}
