import { meter } from '@my-girok/nest-common';
import { conditionalReply, type Reply } from './conditional-reply.js';
import type { Picture } from './pictures.repository.js';

/** The only form there is of a file: as it came. */
export const FILE_PRESET = 'original';

const delivered = meter.createCounter('media.delivered');

/**
 * The whole answer to a request for a file but its bytes; undefined for any other preset. Whatever the file says that it is, a
 * browser is told to put it away and never to show or run it: bytes of a stranger's come from an address of ours.
 */
export function replyWithFile(
  headers: Readonly<Record<string, unknown>>,
  file: Picture,
  preset: string,
  policy: string,
): Reply | undefined {
  if (preset !== FILE_PRESET) return undefined;
  const etag = file.rendition.sha256.toString('base64url').slice(0, 27);
  const reply = conditionalReply(headers, { object: 'original', bytes: file.bytes, etag }, file.readyAt);
  delivered.add(1, { format: 'file', audience: 'private', status: reply.status });
  return {
    ...reply,
    headers: {
      ...reply.headers,
      'content-type': 'application/octet-stream',
      'content-disposition': contentDisposition(file.name),
      // Once it is put away nobody needs it in a cache, where others of the same device would find it.
      'cache-control': 'private, no-store',
      'cache-tag': `media-${file.id}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': policy,
      'x-content-type-options': 'nosniff',
      'x-download-options': 'noopen',
      'referrer-policy': 'no-referrer',
    },
  };
}

/** RFC 6266 with RFC 8187's encoding: ASCII whatever the name, without a quote or a line's end in it. */
export function contentDisposition(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
