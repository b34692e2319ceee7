import { createHash, randomBytes } from 'node:crypto';
import { LIMITS } from '@my-girok/types';

const TOKEN_BYTES = 16;
const DAY_MS = 86_400_000;

/** A link that lets anybody who has it join a group for a time. */
export interface Invite {
  /** SHA-256 of the token: who reads the database cannot join by it. */
  _id: string;
  roomId: string;
  createdById: string;
  expiresAt: Date;
}

/** 128 random bits, base64url. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is kept of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Whether a text can be a token at all. */
export function isToken(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}

export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + LIMITS.inviteDays * DAY_MS);
}
