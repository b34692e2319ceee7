import { Module } from '@nestjs/common';
import { HubSettings } from '../hub-settings.js';
import { HoldTickets } from './hold-tickets.use-case.js';
import { MatchingClient } from './matching.client.js';
import { MatchingGateway } from './matching.gateway.js';
import { MatchingSubscriber } from './matching.subscriber.js';
import { MatchingCommands } from './matching-commands.js';
import { MatchingHub } from './matching-hub.js';
import { MatchingPeople } from './matching-people.js';
import { MatchingRates } from './matching-rates.js';
import { TellStatus } from './tell-status.use-case.js';

/** Meeting somebody by chance, as it goes on. */
@Module({
  providers: [
    HubSettings,
    MatchingClient,
    MatchingHub,
    MatchingPeople,
    MatchingRates,
    TellStatus,
    HoldTickets,
    MatchingCommands,
    MatchingGateway,
    MatchingSubscriber,
  ],
})
export class MatchingModule {}
