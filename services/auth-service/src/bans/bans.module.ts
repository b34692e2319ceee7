import { Module } from '@nestjs/common';
import { BannedAmong } from './banned-among.query.js';
import { BansRepository } from './bans.repository.js';
import { RequireNoBan } from './require-no-ban.query.js';

/** Who is shut out. */
@Module({
  providers: [BansRepository, RequireNoBan, BannedAmong],
  exports: [BansRepository, RequireNoBan, BannedAmong],
})
export class BansModule {}
