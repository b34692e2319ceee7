import { Global, Module } from '@nestjs/common';
import { FrameLimits } from './frame-limits.js';
import { Handshake } from './handshake.use-case.js';
import { LetIn } from './let-in.js';
import { SessionWatch } from './session-watch.js';
import { SocketRegistry } from './socket-registry.js';
import { SocketServer } from './socket-server.js';
import { TicketStore } from './ticket.store.js';

/** Sockets, whose they are, and how long they may stay. */
@Global()
@Module({
  providers: [TicketStore, SocketRegistry, FrameLimits, Handshake, LetIn, SocketServer, SessionWatch],
  exports: [SocketServer],
})
export class SocketsModule {}
