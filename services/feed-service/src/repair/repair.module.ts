import { Module } from '@nestjs/common';
import { RepairCounters } from './repair-counters.use-case.js';
import { RepairPerson } from './repair-person.use-case.js';
import { RepairPost } from './repair-post.use-case.js';

@Module({ providers: [RepairCounters, RepairPost, RepairPerson] })
export class RepairModule {}
