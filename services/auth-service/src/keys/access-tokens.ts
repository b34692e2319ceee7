import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, errors, jwtVerify, SignJWT } from 'jose';
import { KeyRing } from './key-ring.js';

const ISSUER = 'auth-service';
const AUDIENCE = 'my-girok';
const LIFE_MS = 5 * 60_000;
/** Far above what we issue; a longer text is not worth parsing. */
const LONGEST_TOKEN = 4096;

/** Who a token speaks for. */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  roles: readonly string[];
}

/** Access tokens: JWT (RFC 7519, RFC 9068's claims), ES256, five minutes, never past the session's end. */
@Injectable()
export class AccessTokens {
  constructor(private readonly ring: KeyRing) {}

  async issue(claims: AccessClaims, sessionExpiresAt: Date): Promise<{ token: string; expiresAt: Date }> {
    const now = Date.now();
    const expires = Math.floor(Math.min(now + LIFE_MS, sessionExpiresAt.getTime()) / 1000);
    const { kid, privateKey } = this.ring.current();
    const token = await new SignJWT({ sid: claims.sessionId, roles: [...claims.roles] })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(claims.userId)
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(expires)
      .setJti(randomUUID())
      .sign(privateKey);
    return { token, expiresAt: new Date(expires * 1000) };
  }

  /** Undefined for whatever is not a living token of ours: the reason is nobody's business. */
  async verify(token: string): Promise<AccessClaims | undefined> {
    if (token.length > LONGEST_TOKEN) return undefined;
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(this.ring.published()), {
        algorithms: ['ES256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      const roles = Array.isArray(payload.roles) ? payload.roles.map(String) : [];
      return { userId: String(payload.sub), sessionId: String(payload.sid), roles };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
