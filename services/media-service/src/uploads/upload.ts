import { randomBytes } from 'node:crypto';
import { LIMITS, MEDIA_PURPOSES, type MediaPurpose } from '@my-girok/types';
import { fileNameFrom } from './file-name.js';
import { uploadsErrors } from './uploads.errors.js';

/** Uploads of one person whose bytes arrive at the same time. */
export const UPLOADS_AT_ONCE = 8;
/** An upload that nothing was heard of for so long does not count among them. */
export const UPLOAD_SILENT_MS = 10 * 60_000;
/** Media of one person that are being made: those of others come after them, however long they take. */
export const MAKING_MAX = 16;
/** Media of one person that nothing shows yet. */
export const UNATTACHED_MAX = 200;

/** What an upload is said to be before its bytes come. */
export interface UploadIntent {
  bytes: number;
  purpose: MediaPurpose;
  /** What a file is called, harmless; what becomes a picture has no name. */
  name: string;
  /** Of the whole file, where the sender told it. */
  sha256?: Buffer;
}

/** The last part of an upload's address: the medium's id, for who follows it, and 256 random bits. */
export const newUploadId = (mediaId: string): string => `${mediaId}.${randomBytes(32).toString('base64url')}`;

/** Whether a text can be the last part of an upload's address. */
export const isUploadId = (text: string): boolean => /^[0-9a-f-]{36}\.[\w-]{43}$/.test(text);

/**
 * Reads tus's headers of a creation. Throws MEDIA_LENGTH_REQUIRED, MEDIA_TOO_LARGE, MEDIA_METADATA_INVALID,
 * MEDIA_PURPOSE_INVALID.
 */
export function parseIntent(length: unknown, metadata: Readonly<Record<string, string | null>>): UploadIntent {
  if (typeof length !== 'string' || !/^\d{1,15}$/.test(length) || Number(length) === 0) {
    throw uploadsErrors.lengthRequired();
  }
  const bytes = Number(length);
  if (bytes > LIMITS.uploadBytesMax) throw uploadsErrors.tooLarge();
  const purpose = MEDIA_PURPOSES.find((known) => known === metadata.purpose);
  if (!purpose) throw uploadsErrors.purposeInvalid();
  const name = purpose === 'file' ? fileNameFrom(metadata.filename) : '';
  const given = metadata.sha256;
  if (given === undefined || given === null) return { bytes, purpose, name };
  const sha256 = Buffer.from(given, 'base64');
  if (sha256.length !== 32) throw uploadsErrors.metadataInvalid();
  return { bytes, purpose, name, sha256 };
}
