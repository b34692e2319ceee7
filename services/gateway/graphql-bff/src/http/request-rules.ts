import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { requestErrors } from './request.errors.js';

/** Headers of every answer: it is data for scripts of allowed origins and nothing else. */
const securityHeaders: ReadonlyArray<readonly [string, string]> = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-site'],
  ['referrer-policy', 'no-referrer'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
];

/** Sets the headers that every answer has, and those that let an allowed origin's page read it. */
export function writeHeaders(response: ServerResponse, origin: string | undefined, allowed: ReadonlySet<string>): void {
  for (const [name, value] of securityHeaders) response.setHeader(name, value);
  response.setHeader('vary', 'Origin');
  if (origin === undefined || !allowed.has(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-expose-headers', 'traceparent');
}

/** What a preflight is told besides. */
export function writePreflight(response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader('access-control-allow-headers', 'content-type, accept, x-csrf, traceparent');
  response.setHeader('access-control-max-age', '600');
}

/**
 * Cross-site request forgery (OAuth 2.0 for Browser-Based Apps, 6.1.3.3): a page of another origin cannot send the
 * custom header without a preflight, and an Origin that is present must be allowed. Throws BFF_ORIGIN_REFUSED,
 * BFF_CSRF_HEADER_MISSING.
 */
export function checkForgery(headers: IncomingHttpHeaders, allowed: ReadonlySet<string>): void {
  if (headers.origin !== undefined && !allowed.has(headers.origin)) throw requestErrors.originRefused();
  if (headers['x-csrf'] !== '1') throw requestErrors.csrfHeaderMissing();
}
