import { Valkey } from '@my-girok/nest-common';
import { Module } from '@nestjs/common';
import { AcceptProposal } from './accept-proposal.use-case.js';
import { CloseProposal } from './close-proposal.use-case.js';
import { EnterQueue } from './enter-queue.use-case.js';
import { ExpectedWaits } from './expected-waits.js';
import { FindAcceptedProposals } from './find-accepted-proposals.query.js';
import { FindTicketStatus } from './find-ticket-status.query.js';
import { FindWaiting } from './find-waiting.query.js';
import { KeepTickets } from './keep-tickets.use-case.js';
import { LeaveQueue } from './leave-queue.use-case.js';
import { MatchTickets } from './match-tickets.use-case.js';
import { Matcher } from './matcher.js';
import { PartInQueue } from './part-in-queue.use-case.js';
import { QueueBands } from './queue-bands.js';
import { ReleaseTicket } from './release-ticket.use-case.js';
import { RemoveFromQueue } from './remove-from-queue.use-case.js';
import { QUEUE_TIMES, Scripts } from './scripts.js';
import { SkipProposal } from './skip-proposal.use-case.js';
import { TellStatuses } from './tell-statuses.use-case.js';
import { TicketsRepository } from './tickets.repository.js';

const forOtherSlices = [
  AcceptProposal,
  CloseProposal,
  EnterQueue,
  FindAcceptedProposals,
  FindTicketStatus,
  FindWaiting,
  KeepTickets,
  LeaveQueue,
  PartInQueue,
  ReleaseTicket,
  RemoveFromQueue,
  SkipProposal,
];

/** Tickets and proposals in Valkey, and the matcher. */
@Module({
  providers: [
    ExpectedWaits,
    MatchTickets,
    Matcher,
    QueueBands,
    { provide: Scripts, inject: [Valkey], useFactory: (valkey: Valkey) => new Scripts(valkey, QUEUE_TIMES) },
    TellStatuses,
    TicketsRepository,
    ...forOtherSlices,
  ],
  exports: forOtherSlices,
})
export class QueueModule {}
