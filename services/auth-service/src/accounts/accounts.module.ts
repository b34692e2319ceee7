import { Module } from '@nestjs/common';
import { AgesModule } from '../ages/ages.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { SealModule } from '../seal/seal.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AccountsEvents } from './accounts.events.js';
import { AccountsGrpc } from './accounts.grpc.js';
import { AccountsRepository } from './accounts.repository.js';
import { BatchGetUsers } from './batch-get-users.query.js';
import { DeleteAccount, DeletionParts } from './delete-account.use-case.js';
import { FindRoles } from './find-roles.query.js';
import { GetAccount } from './get-account.query.js';
import { Register, RegistrationParts } from './register.use-case.js';

/** Who people are. */
@Module({
  imports: [AgesModule, CredentialsModule, SealModule, SessionsModule],
  controllers: [AccountsGrpc],
  providers: [
    Register,
    RegistrationParts,
    DeleteAccount,
    DeletionParts,
    GetAccount,
    BatchGetUsers,
    FindRoles,
    AccountsRepository,
    AccountsEvents,
  ],
  exports: [FindRoles],
})
export class AccountsModule {}
