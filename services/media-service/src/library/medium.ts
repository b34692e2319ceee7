import type { MediaPurpose } from '@my-girok/types';
import type { MediaState } from '../database.js';

/** An upload and what became of it. */
export interface Medium {
  id: string;
  ownerId: string;
  purpose: MediaPurpose;
  state: MediaState;
  /** MEDIA_*, where it was refused. */
  refusal: string | null;
  /** Derivatives made, 0 to 1. */
  progress: number;
  bytes: number;
  /** By content; empty until it is known, like all that follows. */
  contentType: string;
  width: number;
  height: number;
  animated: boolean;
  thumbhash: string;
  color: string;
  /** What shows it, or is about to. */
  subjectId: string | null;
  createdAt: Date;
  /** A file's; empty for pictures. */
  name: string;
}
