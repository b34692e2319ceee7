import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from './product.ts';

/** What stands in for auth-service: people's tokens and the address of the key they are checked by. */
export interface Identity {
  env: Record<string, string>;
  /** An access token as auth-service makes it, for an hour. */
  tokenOf(userId: string): string;
  stop(): void;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Keys for people and for a service, written where services read them. */
export async function startIdentity(folder: string, name: string): Promise<Identity> {
  const about = { alg: 'ES256', use: 'sig' };
  const person = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const service = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyFile = join(folder, `${name}.json`);
  const jwksFile = join(folder, 'services.json');
  const named = { ...about, kid: name };
  writeFileSync(keyFile, JSON.stringify({ ...service.privateKey.export({ format: 'jwk' }), ...named }), {
    mode: 0o600,
  });
  writeFileSync(jwksFile, JSON.stringify({ keys: [{ ...service.publicKey.export({ format: 'jwk' }), ...named }] }));
  const jwks = JSON.stringify({ keys: [{ ...person.publicKey.export({ format: 'jwk' }), ...about, kid: 'bench' }] });
  const port = await freePort();
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(jwks));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    env: {
      AUTH_JWKS_URL: `http://127.0.0.1:${port}/jwks.json`,
      // Nothing measured asks either of them.
      AUTH_GRPC_ADDRESS: '127.0.0.1:1',
      MEDIA_GRPC_ADDRESS: '127.0.0.1:1',
      SERVICE_KEY_FILE: keyFile,
      SERVICES_JWKS_FILE: jwksFile,
    },
    tokenOf(userId) {
      const now = Math.floor(Date.now() / 1000);
      const claims = { sub: userId, sid: randomUUID(), roles: [], iss: 'auth-service', aud: 'my-girok' };
      const head = part({ alg: 'ES256', kid: 'bench', typ: 'JWT' });
      const signed = `${head}.${part({ ...claims, iat: now, exp: now + 3600 })}`;
      const signature = sign('sha256', Buffer.from(signed), { key: person.privateKey, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${signature.toString('base64url')}`;
    },
    stop: () => server.close(),
  };
}
