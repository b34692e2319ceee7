import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { CheckPassword, type ProvenAccount } from '../credentials/check-password.use-case.js';
import type { AuthDatabase } from '../database.js';
import { OpenSession } from './open-session.use-case.js';
import type { IssuedTokens } from './session-tokens.js';
import { parseSignInForm } from './sign-in-form.js';

/** What Login takes. */
export interface LoginInput {
  email: string;
  password: string;
  sessionHash: Uint8Array;
  device?: { browser: string; system: string } | undefined;
}

/**
 * Signs a person in. Throws what `parseSignInForm`, `CheckPassword` and `OpenSession` throw.
 */
@Injectable()
export class Login {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly checkPassword: CheckPassword,
    private readonly openSession: OpenSession,
  ) {}

  async run(input: LoginInput): Promise<{ user: ProvenAccount; tokens: IssuedTokens }> {
    const form = parseSignInForm(input);
    const user = await this.checkPassword.run(input);
    const tokens = await this.db.transaction().execute((tx) => this.openSession.run(tx, user.id, form));
    return { user, tokens };
  }
}
