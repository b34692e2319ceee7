import { Module } from '@nestjs/common';
import { LockPeople } from './lock-people.use-case.js';
import { MayMeet } from './may-meet.query.js';
import { Part } from './part.use-case.js';
import { PartedRepository } from './parted.repository.js';
import { PartedFrom } from './parted-from.query.js';
import { PruneParted } from './prune-parted.use-case.js';
import { ShutOutRepository } from './shut-out.repository.js';
import { ShutOut } from './shut-out.use-case.js';

/** Who may not meet whom, as far as it is kept here. */
@Module({
  providers: [PartedRepository, ShutOutRepository, LockPeople, Part, PartedFrom, MayMeet, ShutOut, PruneParted],
  exports: [LockPeople, Part, PartedFrom, MayMeet, ShutOut, PruneParted],
})
export class ApartModule {}
