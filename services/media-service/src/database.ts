import type { MediaPurpose } from '@my-girok/types';
import type { ColumnType, Generated, Kysely } from 'kysely';

export interface UploadTicketsTable {
  ticket_hash: Buffer;
  user_id: string;
  session_id: string;
  expires_at: Date;
}

export interface EndedSessionsTable {
  session_id: string;
  ended_at: Date;
}

/** A stored derivative: the last part of its key, its size and its strong ETag. */
export interface StoredFile {
  object: string;
  bytes: number;
  etag: string;
}

/** Preset → what is stored for it. */
export type StoredFiles = Record<string, StoredFile>;

type Json<T> = ColumnType<T, string | undefined, string>;

export interface RenditionsTable {
  id: string;
  owner_id: string;
  purpose: MediaPurpose;
  sha256: Buffer;
  content_type: string;
  width: number;
  height: number;
  animated: boolean;
  thumbhash: Generated<string>;
  color: Generated<string>;
  webp: Json<StoredFiles>;
  avif: Json<StoredFiles>;
  created_at: Date;
  ready_at: Date | null;
  avif_at: Date | null;
  doomed_at: Date | null;
}

export type MediaState = 'uploading' | 'processing' | 'ready' | 'refused' | 'deleted';

export interface MediaTable {
  id: string;
  owner_id: string;
  purpose: MediaPurpose;
  state: MediaState;
  refusal: string | null;
  progress: Generated<number>;
  upload_id: string;
  bytes: number;
  /** A file's; empty for pictures. */
  name: Generated<string>;
  declared_sha256: Buffer | null;
  crashes: Generated<number>;
  rendition_id: string | null;
  subject_id: string | null;
  public: Generated<boolean>;
  attached_at: Date | null;
  confirmed_at: Date | null;
  created_at: Date;
  touched_at: Date;
  lock_holder: string | null;
  lock_until: Date | null;
  lock_wanted: Generated<boolean>;
}

/** The tables of database `media`, as migrations/ makes them. */
export interface MediaDatabase {
  upload_tickets: UploadTicketsTable;
  ended_sessions: EndedSessionsTable;
  renditions: RenditionsTable;
  media: MediaTable;
}

/** The database, or a transaction in it. */
export type Db = Kysely<MediaDatabase>;
