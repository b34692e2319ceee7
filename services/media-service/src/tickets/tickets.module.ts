import { Module } from '@nestjs/common';
import { CreateUploadTicket } from './create-upload-ticket.use-case.js';
import { EndTickets } from './end-tickets.use-case.js';
import { RedeemTicket } from './redeem-ticket.query.js';
import { TicketsConsumer } from './tickets.consumer.js';
import { TicketsGrpc } from './tickets.grpc.js';
import { TicketsRepository } from './tickets.repository.js';

/** The right to upload. */
@Module({
  controllers: [TicketsGrpc],
  providers: [CreateUploadTicket, RedeemTicket, EndTickets, TicketsConsumer, TicketsRepository],
  exports: [RedeemTicket, EndTickets],
})
export class TicketsModule {}
