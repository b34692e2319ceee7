import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { CredentialsRepository } from './credentials.repository.js';
import { PasswordHasher } from './password-hasher.js';

/** Gives a new account its password, in two steps: the hash is made before the transaction that must not wait for it. */
@Injectable()
export class NewCredentials {
  constructor(
    private readonly credentials: CredentialsRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Throws AUTH_BUSY. `password` has passed `newPassword`. */
  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }

  async store(tx: Db, accountId: string, passwordHash: string, now: Date): Promise<void> {
    await this.credentials.insert(tx, accountId, passwordHash, now);
  }
}
