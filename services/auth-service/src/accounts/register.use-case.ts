import { Database, uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Kysely } from 'kysely';
import { parseEmail } from '../credentials/email.js';
import { NewCredentials } from '../credentials/new-credentials.use-case.js';
import { newPassword } from '../credentials/password.js';
import type { AuthDatabase } from '../database.js';
import { SealForNewPerson } from '../seal/seal-for-new-person.use-case.js';
import { OpenSession } from '../sessions/open-session.use-case.js';
import type { IssuedTokens } from '../sessions/session-tokens.js';
import { parseSignInForm, type SignInForm } from '../sessions/sign-in-form.js';
import { type Account, parseLocale, parseName } from './account.js';
import { accountsErrors } from './accounts.errors.js';
import { AccountsEvents } from './accounts.events.js';
import { AccountsRepository, type NewAccount } from './accounts.repository.js';

/** What Register takes. */
export interface RegisterInput {
  email: string;
  password: string;
  name: string;
  locale: string;
  sessionHash: Uint8Array;
  device?: { browser: string; system: string } | undefined;
}

/** The steps of a registration that belong to other slices. */
@Injectable()
export class RegistrationParts {
  constructor(
    readonly credentials: NewCredentials,
    readonly seal: SealForNewPerson,
    readonly openSession: OpenSession,
  ) {}
}

/**
 * Makes an account, its key, its password, its first session and `user.created`: all of it or nothing.
 * Throws AUTH_EMAIL_INVALID, AUTH_NAME_*, AUTH_LOCALE_UNSUPPORTED, AUTH_PASSWORD_*, AUTH_EMAIL_TAKEN, AUTH_BUSY and what
 * `parseSignInForm` and `OpenSession` throw.
 */
@Injectable()
export class Register {
  constructor(
    @Database() private readonly db: Kysely<AuthDatabase>,
    private readonly accounts: AccountsRepository,
    private readonly events: AccountsEvents,
    private readonly parts: RegistrationParts,
  ) {}

  async run(input: RegisterInput): Promise<{ user: Account; tokens: IssuedTokens }> {
    const email = parseEmail(input.email);
    const name = parseName(input.name);
    const locale = parseLocale(input.locale);
    const password = newPassword(input.password, { email: email.display, name });
    const form = parseSignInForm(input);
    // Before the costly hash: a taken address is no reason to compute one. Whoever comes between is stopped by the insert.
    if (await this.accounts.isTaken(this.db, email.key)) throw accountsErrors.emailTaken();
    const passwordHash = await this.parts.credentials.hash(password);
    const account = { id: uuidv7(), email: email.display, emailKey: email.key, name, locale, createdAt: new Date() };
    return this.store(account, passwordHash, form);
  }

  private store(account: NewAccount, passwordHash: string, form: SignInForm) {
    const { credentials, seal, openSession } = this.parts;
    return this.db.transaction().execute(async (tx) => {
      if (!(await this.accounts.insert(tx, account))) throw accountsErrors.emailTaken();
      await credentials.store(tx, account.id, passwordHash, account.createdAt);
      await this.events.created(tx, account, await seal.run(tx, account.id, account.email, account.createdAt));
      return { user: account, tokens: await openSession.run(tx, account.id, form, { isFirst: true }) };
    });
  }
}
