/** Parts of matching-service that are measured without its other slices around them. */
export type { Entrant, Known } from '../../../../services/matching-service/dist/queue/proposal.js';
export { QUEUE_TIMES, Scripts } from '../../../../services/matching-service/dist/queue/scripts.js';
export type { TicketRow } from '../../../../services/matching-service/dist/queue/ticket-row.js';
export { TicketsRepository } from '../../../../services/matching-service/dist/queue/tickets.repository.js';
