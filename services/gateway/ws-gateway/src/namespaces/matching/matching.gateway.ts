import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PersonSocket } from '../../sockets/person-socket.js';
import { SocketServer } from '../../sockets/socket-server.js';
import { untilAnswered } from '../until-answered.js';
import { HoldTickets } from './hold-tickets.use-case.js';
import { MatchingCommands } from './matching-commands.js';
import { MatchingHub } from './matching-hub.js';
import { MatchingPeople, type MatchingPerson } from './matching-people.js';
import { isOfTicket } from './standing.js';
import { TellStatus } from './tell-status.use-case.js';

/** `/matching`: the queue, what it found, and the match. */
@Injectable()
export class MatchingGateway implements OnModuleInit {
  constructor(
    private readonly server: SocketServer,
    private readonly people: MatchingPeople,
    private readonly hub: MatchingHub,
    private readonly tell: TellStatus,
    private readonly tickets: HoldTickets,
    private readonly commands: MatchingCommands,
  ) {}

  onModuleInit(): void {
    this.server.open('/matching', (socket) => {
      const person = this.people.add(socket);
      socket.once('disconnect', () => {
        if (this.people.remove(person, socket)) void this.tickets.release(person.userId);
      });
      this.hub.attach(socket);
      this.commands.listen(socket, person);
      void this.#welcome(socket, person);
    });
  }

  /** The socket hears nothing before the owner answered a question that was asked after it came: what this node knows may be older. */
  async #welcome(socket: PersonSocket, person: MatchingPerson): Promise<void> {
    await this.tickets.settled(person.userId);
    const shown = await untilAnswered(socket, async () => {
      await this.tell.refresh(person);
      return person.standing.shown;
    });
    if (!shown) return;
    this.hub.welcome(socket, shown);
    if (isOfTicket(shown)) await this.tickets.keep([person]);
  }
}
