import { Module } from '@nestjs/common';

/** Tickets and proposals. */
@Module({})
export class QueueModule {}
