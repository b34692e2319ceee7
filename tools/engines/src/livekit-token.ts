import { createHmac } from 'node:crypto';

/** A token for LiveKit (RFC 7519, HS256), good for a minute, with what its `video` claim grants. */
export function livekitToken(key: string, secret: string, claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: key, nbf: now - 60, exp: now + 60, ...claims })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
