import { LIMITS } from '@my-girok/types';
import type { ErrorKey } from '../../../platform/errors/use-sentence.ts';

export type Field = 'name' | 'email' | 'password';
export type Wrong = Partial<Record<Field, ErrorKey>>;

export interface Typed {
  readonly name?: string;
  readonly email: string;
  readonly password: string;
}

/**
 * What is wrong before sending, field by field. The service decides in the end; this only spares a person the round
 * trip. Lengths are in characters as a person counts them.
 */
export function checkCredentials(typed: Typed, count: (text: string) => number): Wrong {
  const wrong: Wrong = {};
  if (typed.name !== undefined) {
    const length = count(typed.name.trim());
    if (length < LIMITS.nameMin) wrong.name = 'NAME_MISSING';
    else if (length > LIMITS.nameMax) wrong.name = 'AUTH_NAME_INVALID';
  }
  if (typed.email.trim() === '') wrong.email = 'EMAIL_MISSING';
  else if (!/^[^\s@]+@[^\s@]+$/.test(typed.email.trim()) || typed.email.length > LIMITS.emailMax)
    wrong.email = 'AUTH_EMAIL_INVALID';
  if (typed.password === '') wrong.password = 'PASSWORD_MISSING';
  else if (typed.name !== undefined) {
    // Rules are for choosing a password; one that exists is only compared.
    const length = count(typed.password);
    if (length < LIMITS.passwordMin) wrong.password = 'AUTH_PASSWORD_TOO_SHORT';
    else if (length > LIMITS.passwordMax) wrong.password = 'AUTH_PASSWORD_TOO_LONG';
  }
  return wrong;
}
