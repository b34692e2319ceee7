import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { metrics } from '@opentelemetry/api';
import { HashQueue } from './hash-queue.js';

/** `Algorithm.Argon2id`: a const enum, which isolated modules cannot read. */
const ARGON2ID: Algorithm = 2;
/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;
/** libuv's pool, in which argon2 runs, has four threads: more at once would wait there, unseen. */
const CONCURRENCY = Math.min(availableParallelism(), 4);
/** At about 35 a second on two cores, whoever waits behind 64 others waits two seconds: more than that is refused. */
const MOST_WAITING = 64;

/** argon2id, a bounded number at a time. */
@Injectable()
export class PasswordHasher {
  private readonly queue = new HashQueue(CONCURRENCY, MOST_WAITING);
  private readonly done = metrics.getMeter('auth-service').createCounter('auth.password.hashes', {
    description: 'argon2id computations by purpose; both cost the same',
  });
  private decoy: Promise<string> | undefined;

  /** The PHC string of a normalised password. Throws AUTH_BUSY. */
  async hash(password: string): Promise<string> {
    const made = await this.queue.run(() => hash(password, PARAMETERS));
    this.done.add(1, { purpose: 'hash' });
    return made;
  }

  /**
   * Whether the password is the one that was hashed. Without a hash (no such account) it compares with a decoy and says
   * no, so that the answer costs the same whether or not the account exists. Throws AUTH_BUSY.
   */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    const against = stored ?? (await this.decoyHash());
    const matches = await this.queue.run(() => verify(against, password));
    this.done.add(1, { purpose: 'verify' });
    return stored !== undefined && matches;
  }

  /** Made at boot: the first attempt at an unknown account must not pay for it. */
  async onModuleInit(): Promise<void> {
    await this.decoyHash();
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hash('a password that nobody has', PARAMETERS);
    return this.decoy;
  }
}
