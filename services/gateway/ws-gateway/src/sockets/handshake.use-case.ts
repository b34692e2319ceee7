import { RevocationList } from '@my-girok/nest-common';
import type { AuthServiceClient } from '@my-girok/proto';
import { parsePositions } from '@my-girok/realtime/protocol';
import { LIMITS } from '@my-girok/types';
import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CLIENT } from '../clients/clients.js';
import type { SocketPerson } from './person-socket.js';
import { SocketRegistry } from './socket-registry.js';
import { socketsErrors } from './sockets.errors.js';
import { TicketStore } from './ticket.store.js';

/** Finds out whose socket it is that wants to be let in. */
@Injectable()
export class Handshake {
  constructor(
    private readonly tickets: TicketStore,
    private readonly revocations: RevocationList,
    private readonly registry: SocketRegistry,
    @Inject(AUTH_CLIENT) private readonly auth: AuthServiceClient,
  ) {}

  /** Throws WS_TICKET_INVALID, WS_POSITIONS_INVALID, WS_SIGNED_OUT, WS_TOO_MANY_SOCKETS, WS_UNAVAILABLE. */
  async run(namespace: string, auth: Readonly<Record<string, unknown>>): Promise<SocketPerson> {
    const positions = parsePositions(auth.positions, LIMITS.positionsMax);
    if (!positions) throw socketsErrors.positionsInvalid();
    const { userId, sessionId, ...ticket } = await this.tickets.take(auth.ticket);
    if (ticket.namespace !== namespace) throw socketsErrors.ticketInvalid();
    await this.#checkSession(sessionId, ticket.sessionHash);
    if (!this.registry.hasRoom(userId, sessionId)) throw socketsErrors.tooManySockets();
    return { userId, sessionId, positions };
  }

  async #checkSession(sessionId: string, sessionHash: string | undefined): Promise<void> {
    if (sessionHash && (await this.tickets.isMarkedRevoked(sessionHash))) throw socketsErrors.signedOut();
    if (!this.revocations.isCurrent() && !this.revocations.isRevoked(sessionId)) {
      const { liveSessionIds } = await this.auth.checkSessions({ sessionIds: [sessionId] });
      if (!liveSessionIds.includes(sessionId)) throw socketsErrors.signedOut();
    }
    if (this.revocations.isRevoked(sessionId)) throw socketsErrors.signedOut();
  }
}
