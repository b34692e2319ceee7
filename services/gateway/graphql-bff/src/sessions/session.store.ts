import { UnavailableError, Valkey } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { SessionCopy } from './session.js';

/** A refresh that was begun: every node repeats it under the same id, so that it rotates once. */
export interface Attempt {
  readonly id: string;
  readonly startedAt: number;
  /** Whether this caller began it. */
  readonly ours: boolean;
}

export type Stored = { state: 'found'; session: SessionCopy } | { state: 'revoked' } | { state: 'absent' };

/** A revoked session's mark outlives every refresh that could still be in flight; afterwards auth-service says no. */
const revokedMarkSeconds = 900;

/** Writes only over an older generation and never over a revoked mark. Returns 1 when it wrote. */
const putScript = `
local old = redis.call('HMGET', KEYS[1], 'revoked', 'generation')
if old[1] then return 0 end
if old[2] and tonumber(old[2]) >= tonumber(ARGV[1]) then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'generation', ARGV[1], 'session', ARGV[2])
redis.call('PEXPIREAT', KEYS[1], ARGV[3])
return 1`;

const revokeScript = `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'revoked', '1')
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1`;

/** Gives the attempt that is under way for this generation, or begins the given one. */
const attemptScript = `
local now = redis.call('HMGET', KEYS[1], 'generation', 'attempt', 'attemptAt')
if now[1] ~= ARGV[1] then return false end
if now[2] then return {now[2], now[3], 0} end
redis.call('HSET', KEYS[1], 'attempt', ARGV[2], 'attemptAt', ARGV[3])
return {ARGV[2], ARGV[3], 1}`;

/** Sessions in Valkey by the SHA-256 of their id. Throws UnavailableError while Valkey is away. */
@Injectable()
export class SessionStore {
  constructor(private readonly valkey: Valkey) {}

  async get(hash: Buffer): Promise<Stored> {
    const [revoked, session] = await this.reach(() => this.valkey.hmget(keyOf(hash), 'revoked', 'session'));
    if (revoked) return { state: 'revoked' };
    return session ? { state: 'found', session: JSON.parse(session) as SessionCopy } : { state: 'absent' };
  }

  /** False when a newer generation or a revocation was there first. */
  async put(hash: Buffer, session: SessionCopy): Promise<boolean> {
    const args = [session.generation, JSON.stringify(session), session.sessionExpiresAt];
    return (await this.reach(() => this.valkey.eval(putScript, 1, keyOf(hash), ...args))) === 1;
  }

  async revoke(hash: Buffer): Promise<void> {
    await this.reach(() => this.valkey.eval(revokeScript, 1, keyOf(hash), revokedMarkSeconds));
  }

  /** Null when the session has moved on from that generation meanwhile. */
  async attempt(hash: Buffer, generation: number, id: string): Promise<Attempt | null> {
    const answer = await this.reach(() => this.valkey.eval(attemptScript, 1, keyOf(hash), generation, id, Date.now()));
    if (!Array.isArray(answer)) return null;
    return { id: String(answer[0]), startedAt: Number(answer[1]), ours: Number(answer[2]) === 1 };
  }

  private async reach<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await command();
    } catch (cause) {
      throw new UnavailableError('The session store is away', { cause });
    }
  }
}

const keyOf = (hash: Buffer): string => `bff:session:${hash.toString('base64url')}`;
