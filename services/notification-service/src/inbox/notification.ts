/** What people are told of, by the names that the wire and the database have for it. */
export const KINDS = [
  'like',
  'comment',
  'mention',
  'follow',
  'repost',
  'quote',
  'message',
  'message_request',
  'security',
  'call',
  'match',
] as const;
export type Kind = (typeof KINDS)[number];

export type SubjectKind = 'post' | 'comment' | 'person' | 'room' | 'session' | 'queue';

/** The latest of those whose doing a notification tells. */
export const SHOWN_ACTORS = 3;
/** More of one person are not kept: the oldest go. */
export const KEPT_MAX = 1000;

const DAY_MS = 86_400_000;
/** How long what was read is kept. */
export const READ_KEPT_MS = 90 * DAY_MS;
/** How long anything is kept. */
export const KEPT_MS = 180 * DAY_MS;

/** A notification as its person sees it: ids and counts, never what anybody wrote. */
export interface NotificationView {
  id: string;
  kind: Kind;
  subjectKind: SubjectKind;
  subjectId: string;
  postId: string;
  detail: string;
  /** The last first. */
  actorIds: string[];
  actorCount: number;
  count: number;
  createdAt: Date;
  updatedAt: Date;
  read: boolean;
}

/** Somebody's part in what is told. */
export interface Doing {
  actorId: string;
  /** How many things they did. */
  items: number;
  at: Date;
}

/** Something to tell a person. */
export interface Addition {
  kind: Kind;
  /** What is told together while it is unread. */
  groupKey: string;
  subjectKind: SubjectKind;
  subjectId: string;
  /** The post of a comment. */
  postId?: string;
  detail?: string;
  /** Nobody's, where a system tells it. */
  doings: readonly Doing[];
  /** The newest message it counts. */
  lastSeq?: number;
  /** When it happened. */
  at: Date;
  /** Whether it is told once for its group, read or not. */
  once?: boolean;
  /** How long it may be pushed, where that is shorter than for its kind. */
  pushedForMs?: number;
}

/** `like:<post id>` and the like: what is told together. */
export const groupKeyOf = (kind: Kind, subjectId: string): string => `${kind}:${subjectId}`;
