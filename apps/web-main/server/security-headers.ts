export interface PageOrigins {
  readonly api: string;
  /** The sockets' server, by http or https. */
  readonly ws: string;
  /** The media server of calls; undefined where there is none. */
  readonly rtc: string | undefined;
  /** Where pictures come from, and where they are uploaded. */
  readonly media: string;
  /** Fresh for every page; lets React Aria add its one style element, and nothing else. */
  readonly nonce: string;
}

/**
 * Nothing is allowed but what the app uses: its own files, requests to the API, sockets, calls, pictures and uploads. `data:` is for
 * placeholders, `blob:` for pictures that are not uploaded yet.
 */
export const contentSecurityPolicy = ({ api, ws, rtc, media, nonce }: PageOrigins): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    `img-src 'self' data: blob: ${media}`,
    "manifest-src 'self'",
    // The one that shows pushes.
    "worker-src 'self'",
    // Not every browser takes ws: for part of http:.
    `connect-src ${api} ${[ws, rtc].flatMap((each) => (each ? [each, each.replace(/^http/, 'ws')] : [])).join(' ')} ${media}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** Sent with every answer. */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(self), display-capture=(self), geolocation=(), gyroscope=(), microphone=(self), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const;

/** Two years, only over https: browsers ignore it elsewhere, and a plain localhost must not learn it. */
export const transportSecurity = 'max-age=63072000; includeSubDomains';
