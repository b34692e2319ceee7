import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { contentSecurityPolicy } from './security-headers.js';

export interface Page {
  readonly html: string;
  readonly policy: string;
}

/** Reads the built index.html once, and writes the API's address and a fresh nonce into it for each request. */
export function pageFrom(file: URL): (api: string) => Page {
  const built = readFileSync(file, 'utf8');
  const [before, after] = built.split('<!-- run-time -->');
  if (before === undefined || after === undefined) throw new Error(`${file.pathname} has no place for run-time values`);
  return (api) => {
    const nonce = randomBytes(16).toString('base64');
    return {
      html: `${before}<meta name="girok-api" content="${api}"><meta property="csp-nonce" nonce="${nonce}">${after}`,
      policy: contentSecurityPolicy({ api, nonce }),
    };
  };
}
