import type { PersonCaller } from '@my-girok/nest-common';
import { bansErrors } from '../bans/bans.errors.js';

const MODERATING = ['moderator', 'admin'];

export const isModerator = (roles: readonly string[]): boolean => roles.some((role) => MODERATING.includes(role));

/** Throws AUTH_MODERATOR_REQUIRED. */
export function requireModerator(caller: PersonCaller): PersonCaller {
  if (!isModerator(caller.roles)) throw bansErrors.moderatorRequired();
  return caller;
}
