import { freePort } from '@my-girok/nest-common/testing';
import { AuthServiceClient } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAuthService } from '../src/service.js';
import { AuthFixture } from './auth-service.fixture.js';

let auth: AuthFixture;
beforeAll(async () => {
  auth = await AuthFixture.start();
});
afterAll(() => auth?.stop());

const published = async (http = auth.http) => fetch(`${http}/.well-known/jwks.json`);

describe('GET /.well-known/jwks.json', () => {
  it('publishes public ES256 keys that may be cached for five minutes, and no private part', async () => {
    const answer = await published();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/jwk-set+json');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const { keys } = (await answer.json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });
});

describe('signing keys', () => {
  it('are the same on every instance: what one signs, another accepts', async () => {
    const [grpc, http] = [await freePort(), await freePort()];
    const other = await startAuthService({ ...auth.config, GRPC_PORT: grpc, HTTP_PORT: http }, { signals: false });
    const client = new AuthServiceClient(`127.0.0.1:${grpc}`);
    try {
      expect(await (await published(`http://127.0.0.1:${http}`)).json()).toEqual(await (await published()).json());
      const { tokens, user } = await auth.register();
      expect(await client.getAccount({}, auth.person(tokens))).toMatchObject({ id: user.id });
      const { accessToken } = tokens;
      expect(await client.validateToken({ accessToken }, await auth.bff())).toMatchObject({ valid: true });
    } finally {
      client.close();
      await other.close();
    }
  });

  it('are kept encrypted', async () => {
    const [row] = await auth.db.selectFrom('signing_keys').selectAll().execute();
    expect(row?.private_key_sealed.includes(Buffer.from('06082a8648ce3d030107', 'hex'))).toBe(false);
    expect(row?.public_jwk).not.toHaveProperty('d');
  });
});
