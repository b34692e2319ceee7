import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BansModule } from '../bans/bans.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { BanUser } from './ban-user.use-case.js';
import { ModerationGrpc } from './moderation.grpc.js';
import { UnbanUser } from './unban-user.use-case.js';

/** Keeping people out who harm others. */
@Module({
  imports: [AccountsModule, BansModule, SessionsModule],
  controllers: [ModerationGrpc],
  providers: [BanUser, UnbanUser],
})
export class ModerationModule {}
