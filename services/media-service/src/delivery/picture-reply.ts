import { meter } from '@my-girok/nest-common';
import { conditionalReply, type Reply } from './conditional-reply.js';
import { acceptsAvif } from './negotiation.js';
import type { Picture } from './pictures.repository.js';

const YEAR_SECONDS = 31_536_000;
/** While AVIF is being made, caches shall come back for it. */
const SHORT_SECONDS = 60;

const delivered = meter.createCounter('media.delivered');

/** Who an answer is for, and until when the address holds. */
export type Audience = { kind: 'public' } | { kind: 'private'; expires: number; policy: string };

/** The whole answer to a request for a derivative but its bytes; undefined when the picture has no such preset. */
export function replyTo(
  headers: Readonly<Record<string, unknown>>,
  picture: Picture,
  preset: string,
  audience: Audience,
): Reply | undefined {
  const takesAvif = acceptsAvif(headers.accept as string | undefined);
  const avif = takesAvif && Object.hasOwn(picture.avif, preset) ? picture.avif[preset] : undefined;
  const file = avif ?? (Object.hasOwn(picture.webp, preset) ? picture.webp[preset] : undefined);
  if (!file) return undefined;
  const reply = conditionalReply(headers, file, picture.readyAt);
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

function cacheControl(audience: Audience, settled: boolean): string {
  if (audience.kind === 'public') {
    return settled ? `public, max-age=${YEAR_SECONDS}, immutable` : `public, max-age=${SHORT_SECONDS}`;
  }
  const left = Math.max(0, Math.floor((audience.expires - Date.now()) / 1000));
  return `private, max-age=${settled ? left : Math.min(left, SHORT_SECONDS)}`;
}
