import { Module } from '@nestjs/common';
import { BannedAmong } from './banned-among.query.js';
import { BansRepository } from './bans.repository.js';
import { KeepBan } from './keep-ban.use-case.js';
import { LiftBan } from './lift-ban.use-case.js';
import { RequireNoBan } from './require-no-ban.query.js';

const forOtherSlices = [BannedAmong, KeepBan, LiftBan, RequireNoBan];

/** Who is shut out. */
@Module({ providers: [BansRepository, ...forOtherSlices], exports: forOtherSlices })
export class BansModule {}
