import { createPublicKey } from 'node:crypto';
import { LOCALES, type Locale } from '@my-girok/types';
import { requestsErrors } from '../requests/requests.errors.js';
import { pushErrors } from './push.errors.js';

const ENDPOINT_MAX = 2000;
const BASE64URL = /^[\w-]+$/;

/** A browser's subscription as it is sent to: where to, and the keys that only the browser can open with (RFC 8291). */
export interface PushSubscription {
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: Locale;
}

/** Throws NOTIFICATION_ENDPOINT_INVALID, NOTIFICATION_PUSH_KEY_INVALID, NOTIFICATION_LOCALE_UNSUPPORTED. */
export function readSubscription(
  { endpoint, p256dh, auth, locale }: { endpoint: string; p256dh: string; auth: string; locale: string },
  hosts: readonly string[],
): PushSubscription {
  if (!isPoint(p256dh)) throw pushErrors.keyInvalid('p256dh');
  if (!BASE64URL.test(auth) || Buffer.from(auth, 'base64url').length !== 16) throw pushErrors.keyInvalid('auth');
  const known = LOCALES.find((each) => each === locale);
  if (!known) throw requestsErrors.localeUnsupported();
  return { endpoint: readEndpoint(endpoint, hosts), p256dh, auth, locale: known };
}

/** The address in its one written form; of a host that we push to, so that nobody can make us call an address of their choice. */
export function readEndpoint(text: string, hosts: readonly string[]): string {
  const url = text.length <= ENDPOINT_MAX ? URL.parse(text) : null;
  if (url?.protocol !== 'https:' || url.username || url.password) throw pushErrors.endpointInvalid();
  if (!hosts.some((host) => isAt(url, host))) throw pushErrors.endpointInvalid();
  url.hash = '';
  return url.href;
}

/** `host`, `host:port` or `*.domain`; without a port, only the usual one. */
function isAt(url: URL, host: string): boolean {
  return host.startsWith('*.') ? url.host.endsWith(host.slice(1)) : url.host === host;
}

/** Whether it is a point of P-256, uncompressed. */
function isPoint(text: string): boolean {
  const point = BASE64URL.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  if (point.length !== 65 || point[0] !== 4) return false;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
