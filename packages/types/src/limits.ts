/**
 * The bounds of everything a person can send. Services enforce them, screens show them before sending.
 * Text is counted in grapheme clusters where a person counts it, in bytes where a machine must hold it.
 */
export const LIMITS = {
  /** NIST SP 800-63B-4: at least 15 characters where the password is the only factor. */
  passwordMin: 15,
  /** Long enough for any passphrase, short enough that hashing cannot be used to exhaust a server. */
  passwordMax: 128,
  /** RFC 5321 path limit less the angle brackets. */
  emailMax: 254,
  nameMin: 1,
  nameMax: 60,
  postMax: 2000,
  commentMax: 1000,
  bioMax: 500,
  linksMax: 5,
  linkLabelMax: 40,
  linkUrlMax: 500,
  pageDefault: 20,
  pageMax: 100,
  commentsPerPostMax: 20,
  batchMax: 200,
  /** What stands in place of a post until its reader asks for it. */
  contentWarningMax: 100,
  picturesMax: 4,
  altMax: 1500,
  mentionsMax: 20,
  tagsMax: 20,
  tagMax: 64,
  /** A post is edited at most so often. */
  editsMax: 50,
  mutedPeopleMax: 1000,
  mutedWordsMax: 200,
  mutedWordMax: 80,
  blocksMax: 5000,
  reportNoteMax: 500,
  /** One upload, in bytes. */
  uploadBytesMax: 20 * 1024 * 1024,
  /** All frames of one picture together: what decoding it costs. */
  uploadPixelsMax: 200_000_000,
  /** Width or height. */
  uploadSideMax: 16_384,
  uploadFramesMax: 500,
  /** A chat message, in grapheme clusters. */
  messageMax: 4000,
  attachmentsMax: 10,
  roomNameMax: 60,
  /** People in a group. */
  roomMembersMax: 1000,
  /** Rooms one person is in or asked into. */
  roomsMax: 500,
  /** People asked into a group at once. */
  askedAtOnceMax: 50,
  /** Different emoji on one message. */
  reactionsMax: 20,
  /** What one may send before a stranger has answered. */
  requestMessagesMax: 3,
  messageEditsMax: 20,
  /** How long one's own message may be edited. */
  messageEditHours: 24,
  inviteDays: 7,
  invitesMax: 10,
  /** Positions a client may bring when it connects: its rooms and its own channel. */
  positionsMax: 520,
  pushSubscriptionsMax: 20,
  fileNameMax: 200,
  /** Interests on one ticket for a match. */
  matchInterestsMax: 10,
  matchLanguagesMax: 3,
  /** Who is younger is a minor. */
  adultYears: 18,
  banReasonMax: 500,
  /** People shown in a call, and people it rings. */
  callPeopleMax: 32,
} as const;

/** What an upload may be, told by its content. */
export const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;
export type UploadType = (typeof UPLOAD_TYPES)[number];

/** What an upload is for; it decides which derivatives are made of it. */
export const MEDIA_PURPOSES = ['post', 'avatar', 'header', 'message', 'file'] as const;
export type MediaPurpose = (typeof MEDIA_PURPOSES)[number];

export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];
