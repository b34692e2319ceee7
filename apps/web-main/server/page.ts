import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { contentSecurityPolicy, type PageOrigins } from './security-headers.js';

export interface Page {
  readonly html: string;
  readonly policy: string;
}

const PLACE = '<!-- run-time -->';

/**
 * Writes the addresses of the API and of the sockets and a fresh nonce into the built index.html for each request. A new build under a running
 * server is noticed: the page must never name files that are gone.
 */
export function pageFrom(file: URL, media: string, rtc?: string): (addresses: Pick<PageOrigins, 'api' | 'ws'>) => Page {
  let stamp = 0;
  let parts: readonly string[] = [];
  const read = (): readonly string[] => {
    const { mtimeMs } = statSync(file);
    if (mtimeMs !== stamp) {
      parts = readFileSync(file, 'utf8').split(PLACE);
      stamp = mtimeMs;
      if (parts.length !== 2) throw new Error(`${file.pathname} has no place for run-time values`);
    }
    return parts;
  };
  read();
  return ({ api, ws }) => {
    const nonce = randomBytes(16).toString('base64');
    const values = `<meta name="girok-api" content="${api}"><meta name="girok-ws" content="${ws}"><meta property="csp-nonce" nonce="${nonce}">`;
    return { html: read().join(values), policy: contentSecurityPolicy({ api, ws, rtc, media, nonce }) };
  };
}
