import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long an address holds at least, and the width of the buckets its end falls into: addresses of one bucket are the same, so that browsers cache them. */
const BUCKET_MS = 5 * 60_000;

/** What an address of a picture or file that is not public lets one person see until it runs out. */
export interface PrivateMediaGrant {
  mediaId: string;
  /** Who looks: nobody else's rights count when it is read. */
  viewerId: string;
  /** The post or message that shows it, or `-` for its owner’s own preview. */
  subjectId: string;
}

/**
 * The path below the media host of a derivative that is not public; a file’s only preset is `original`. `now` in milliseconds.
 * It holds for five to ten minutes and carries no right by itself: whether the viewer may (still) see it is asked at each read. `key` is shared by who writes
 * addresses and media-service.
 */
export function privateMediaPath(grant: PrivateMediaGrant, preset: string, key: string, now: number): string {
  const expires = (Math.floor(now / BUCKET_MS) + 2) * BUCKET_MS;
  const signature = sign(grant, expires, key).toString('base64url');
  return `/private/${grant.viewerId}/${grant.subjectId}/${expires}/${signature}/${grant.mediaId}/${preset}`;
}

/** Whether an address was made with this key and has not run out. */
export function isPrivateMediaGrant(
  grant: PrivateMediaGrant,
  expires: number,
  signature: string,
  key: string,
  now: number,
): boolean {
  if (!Number.isSafeInteger(expires) || expires <= now) return false;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(grant, expires, key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function sign({ mediaId, viewerId, subjectId }: PrivateMediaGrant, expires: number, key: string): Buffer {
  return createHmac('sha256', key).update(`${mediaId}\n${viewerId}\n${subjectId}\n${expires}`).digest();
}
