import { type EventContext, logger, NatsSubscribe, RevocationList } from '@my-girok/nest-common';
import type { SessionRevoked } from '@my-girok/proto';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EndTickets } from './end-tickets.use-case.js';

/** Ends a session's tickets: at once by the list that every process follows, and surely by the durable consumer. */
@Injectable()
export class TicketsConsumer implements OnModuleInit, OnModuleDestroy {
  #stop: () => void = () => undefined;

  constructor(
    private readonly endTickets: EndTickets,
    private readonly revocations: RevocationList,
  ) {}

  onModuleInit(): void {
    this.#stop = this.revocations.onRevoked((sessionId) => {
      this.endTickets
        .ofSession(sessionId)
        .catch((error: unknown) =>
          logger.warn({ err: error }, 'Tickets of an ended session live until its event is applied'),
        );
    });
  }

  onModuleDestroy(): void {
    this.#stop();
  }

  @NatsSubscribe('session.revoked')
  async endTicketsOfSession(data: SessionRevoked, event: EventContext): Promise<void> {
    await this.endTickets.ofSession(data.sessionId, event.tx);
  }
}
