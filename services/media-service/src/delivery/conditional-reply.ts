import { askedRange, type ByteRange, isFresh } from './negotiation.js';

/** An answer but its bytes. */
export interface Reply {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string | number>;
  /** What to send of which object; absent: nothing. */
  body?: { object: string; range?: ByteRange };
}

/** Slower than any line that shows pictures, in bytes a second, after a minute's grace. */
const SLOWEST = 8 * 1024;
const GRACE_MS = 60_000;

/** How long somebody may take to read so many bytes: who keeps a connection busy with a byte now and then is cut off. */
export function patienceMs(bytes: number): number {
  return GRACE_MS + Math.ceil((bytes / SLOWEST) * 1000);
}

/** What conditional and range requests get of an object (RFC 9110, sections 13 and 14). `etag` without its quotes. */
export function conditionalReply(
  headers: Readonly<Record<string, unknown>>,
  { object, bytes, ...stored }: { object: string; bytes: number; etag: string },
  lastModified: Date,
): Reply {
  const etag = `"${stored.etag}"`;
  const validators = { etag, lastModified };
  const common = { etag, 'last-modified': lastModified.toUTCString(), 'accept-ranges': 'bytes' };
  if (isFresh(headers, validators)) return { status: 304, headers: common };
  const range = askedRange(headers, bytes, validators);
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { ...common, 'content-range': `bytes */${bytes}`, 'content-length': 0 } };
  }
  if (!range) return { status: 200, headers: { ...common, 'content-length': bytes }, body: { object } };
  const { first, last } = range;
  return {
    status: 206,
    headers: { ...common, 'content-range': `bytes ${first}-${last}/${bytes}`, 'content-length': last - first + 1 },
    body: { object, range },
  };
}
