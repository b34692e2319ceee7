import { Module } from '@nestjs/common';
import { CheckPassword } from './check-password.use-case.js';
import { CredentialsRepository } from './credentials.repository.js';
import { NewCredentials } from './new-credentials.use-case.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInFailuresRepository } from './sign-in-failures.repository.js';

/** Addresses and passwords: what proves who someone is. */
@Module({
  providers: [CheckPassword, NewCredentials, PasswordHasher, CredentialsRepository, SignInFailuresRepository],
  exports: [CheckPassword, NewCredentials],
})
export class CredentialsModule {}
