import { meter } from '@my-girok/nest-common';
import type { StoredFile } from '../database.js';
import { acceptsAvif, askedRange, type ByteRange, isFresh } from './negotiation.js';
import type { Picture } from './pictures.repository.js';

const YEAR_SECONDS = 31_536_000;
/** While AVIF is being made, caches shall come back for it. */
const SHORT_SECONDS = 60;

/** Slower than any line that shows pictures, in bytes a second, after a minute's grace. */
const SLOWEST = 8 * 1024;
const GRACE_MS = 60_000;

const delivered = meter.createCounter('media.delivered');

/** Who an answer is for, and until when the address holds. */
export type Audience = { kind: 'public' } | { kind: 'private'; expires: number; policy: string };

export interface PictureReply {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string | number>;
  /** What to send of which object; absent: nothing. */
  body?: { object: string; range?: ByteRange };
}

/** How long somebody may take to read so many bytes: who keeps a connection busy with a byte now and then is cut off. */
export function patienceMs(bytes: number): number {
  return GRACE_MS + Math.ceil((bytes / SLOWEST) * 1000);
}

/** The whole answer to a request for a derivative but its bytes; undefined when the picture has no such preset. */
export function replyTo(
  headers: Readonly<Record<string, unknown>>,
  picture: Picture,
  preset: string,
  audience: Audience,
): PictureReply | undefined {
  const takesAvif = acceptsAvif(headers.accept as string | undefined);
  const avif = takesAvif && Object.hasOwn(picture.avif, preset) ? picture.avif[preset] : undefined;
  const file = avif ?? (Object.hasOwn(picture.webp, preset) ? picture.webp[preset] : undefined);
  if (!file) return undefined;
  const reply = conditional(headers, file, picture.readyAt);
  const format = avif ? 'avif' : 'webp';
  const settled = !takesAvif || picture.avifAt !== null;
  delivered.add(1, { format, audience: audience.kind, status: reply.status });
  return {
    ...reply,
    headers: {
      ...reply.headers,
      'content-type': `image/${format}`,
      'cache-control': cacheControl(audience, settled),
      vary: 'Accept',
      'cache-tag': `media-${picture.id}`,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': audience.kind === 'public' ? 'cross-origin' : audience.policy,
      'x-content-type-options': 'nosniff',
    },
  };
}

function conditional(headers: Readonly<Record<string, unknown>>, file: StoredFile, lastModified: Date): PictureReply {
  const { object, bytes } = file;
  const etag = `"${file.etag}"`;
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

function cacheControl(audience: Audience, settled: boolean): string {
  if (audience.kind === 'public') {
    return settled ? `public, max-age=${YEAR_SECONDS}, immutable` : `public, max-age=${SHORT_SECONDS}`;
  }
  const left = Math.max(0, Math.floor((audience.expires - Date.now()) / 1000));
  return `private, max-age=${settled ? left : Math.min(left, SHORT_SECONDS)}`;
}
