import { readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { safetyErrors } from './safety.errors.js';

export const REPORT_REASONS = ['harassment', 'sexual', 'minor', 'hate', 'spam', 'self_harm', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** One of the last messages of a match, as moderators read it. */
export interface AttachedMessage {
  id: string;
  /** Whose pseudonym. */
  aliasId: string;
  content: string;
  /** Pictures and files by id: what they show is media-service's. */
  mediaIds: string[];
  at: string;
}

/** What one of two told moderators about the other. */
export interface Report {
  id: string;
  matchId: string;
  reporterId: string;
  reporterAliasId: string;
  /** Null where they had erased their account before. */
  reportedId: string | null;
  reportedAliasId: string;
  reason: ReportReason;
  /** Empty for none. */
  note: string;
  /** Null where the reporter did not let them be read, or they are still to be fetched. */
  messages: AttachedMessage[] | null;
  /** When they are to be fetched; null for done, or none. */
  messagesDueAt: Date | null;
  createdAt: Date;
}

/** What a reporter adds in words; empty for none. Throws MATCHING_REPORT_NOTE_TOO_LONG, MATCHING_REPORT_NOTE_CHARACTER_INVALID. */
export function readNote(raw: string): string {
  return readText(raw, {
    max: LIMITS.reportNoteMax,
    tooLong: safetyErrors.noteTooLong,
    characterInvalid: safetyErrors.noteCharacterInvalid,
  });
}
