import { Database, DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import type { AuthDatabase } from '../database.js';
import { credentialsErrors } from './credentials.errors.js';
import { CredentialsRepository } from './credentials.repository.js';
import { attemptKey, parseEmail } from './email.js';
import { normalisePassword } from './password.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInFailuresRepository } from './sign-in-failures.repository.js';

/** Judged attempts an address has before it must wait for the end of its 15 minutes. */
const MOST_FAILURES = 10;

/** Whose password it was. */
export interface ProvenAccount {
  id: string;
  name: string;
  createdAt: Date;
}

/**
 * Checks a password. One path for known and unknown addresses: the same statements, the same count, one argon2id.
 * Throws AUTH_EMAIL_INVALID, AUTH_PASSWORD_TOO_LONG, AUTH_TOO_MANY_ATTEMPTS, AUTH_BUSY, AUTH_INVALID_CREDENTIALS.
 */
@Injectable()
export class CheckPassword {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly credentials: CredentialsRepository,
    private readonly failures: SignInFailuresRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  async run(input: { email: string; password: string }): Promise<ProvenAccount> {
    const email = parseEmail(input.email);
    const password = normalisePassword(input.password);
    const key = attemptKey(email);
    const now = new Date();

    const { failures, until } = await this.failures.count(this.db, key, now);
    if (failures > MOST_FAILURES) throw credentialsErrors.tooManyAttempts(until.getTime() - now.getTime());
    const account = await this.credentials.findByEmailKey(this.db, email.key);
    if (!(await this.matches(account?.password_hash, password, key)) || !account) {
      await this.failures.sweep(this.db, now);
      throw credentialsErrors.invalidCredentials();
    }
    await this.failures.clear(this.db, key);
    return { id: account.id, name: account.name, createdAt: account.created_at };
  }

  private async matches(stored: string | undefined, password: string, key: Buffer): Promise<boolean> {
    try {
      return await this.hasher.verify(stored, password);
    } catch (error) {
      if (error instanceof DomainError) await this.failures.takeBack(this.db, key);
      throw error;
    }
  }
}
