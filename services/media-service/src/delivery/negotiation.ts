/** Whether an Accept header takes AVIF by name: browsers that can show it say so, and `*\/*` is said by everything. */
export function acceptsAvif(accept: string | undefined): boolean {
  return (accept ?? '').split(',').some((part) => {
    const [type, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return type === 'image/avif' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/** What conditional requests compare with (RFC 9110, section 8.8). */
export interface Validators {
  etag: string;
  lastModified: Date;
}

/** Whether the client has this representation already (RFC 9110, section 13.2.2). */
export function isFresh(headers: Readonly<Record<string, unknown>>, { etag, lastModified }: Validators): boolean {
  const noneMatch = headers['if-none-match'];
  if (typeof noneMatch === 'string') {
    return noneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  }
  return wasSince(headers['if-modified-since'], lastModified);
}

export interface ByteRange {
  first: number;
  last: number;
}

/**
 * The one range that is asked for (RFC 9110, section 14). Undefined: all of it, as for several ranges, for what cannot be read
 * and for an If-Range that speaks of another representation.
 */
export function askedRange(
  headers: Readonly<Record<string, unknown>>,
  size: number,
  { etag, lastModified }: Validators,
): ByteRange | 'unsatisfiable' | undefined {
  const { range } = headers;
  const match = typeof range === 'string' ? /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) : null;
  if (!match || (!match[1] && !match[2])) return undefined;
  const ifRange = headers['if-range'];
  if (typeof ifRange === 'string' && ifRange !== etag && ifRange !== lastModified.toUTCString()) return undefined;
  const [from, to] = [match[1], match[2]];
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (from && to && Number(to) < Number(from)) return undefined;
  return first >= size || (!from && Number(to) === 0) ? 'unsatisfiable' : { first, last };
}

function wasSince(header: unknown, lastModified: Date): boolean {
  const since = typeof header === 'string' ? Date.parse(header) : Number.NaN;
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}
