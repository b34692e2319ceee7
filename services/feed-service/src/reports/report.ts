import { readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import type { Picture } from '../posts/post.js';

import { reportsErrors } from './reports.errors.js';

export type SubjectKind = 'post' | 'comment' | 'person';

export type ReportReason = 'spam' | 'harassment' | 'hate' | 'sexual' | 'violence' | 'self_harm' | 'illegal' | 'other';

export interface Subject {
  kind: SubjectKind;
  id: string;
}

/** What was reported as it was then: its author may edit or delete it before a moderator looks. */
export interface ReportedContent {
  content: string;
  /** Of a post. */
  contentWarning?: string;
  pictures?: Picture[];
  version?: number;
  /** The post that a comment is on. */
  postId?: string;
  createdAt: Date;
}

/** What one person told moderators about one subject. */
export interface Report {
  /** UUIDv7. */
  _id: string;
  /** Absent once whoever reported has erased their account. */
  reporterId?: string;
  subjectKind: SubjectKind;
  subjectId: string;
  /** Who wrote it, or is it. */
  subjectAuthorId: string;
  reason: ReportReason;
  /** Empty for none. */
  note: string;
  /** Absent of a person, and once its author has erased their account. */
  copy?: ReportedContent;
  createdAt: Date;
}

/** What a reporter adds in words, checked; empty for none. Throws FEED_REPORT_NOTE_TOO_LONG, FEED_REPORT_NOTE_CHARACTER_INVALID. */
export function readNote(raw: string): string {
  return readText(raw, {
    max: LIMITS.reportNoteMax,
    tooLong: reportsErrors.noteTooLong,
    characterInvalid: reportsErrors.noteCharacterInvalid,
  });
}
