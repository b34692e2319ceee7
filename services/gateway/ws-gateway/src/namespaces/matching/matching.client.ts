import type { MatchingServiceClient, matchingV1 } from '@my-girok/proto';
import type { Position } from '@my-girok/realtime/protocol';
import type { ChannelOwner, Replay } from '@my-girok/realtime/server';
import { Inject, Injectable } from '@nestjs/common';
import { MATCHING_CLIENT } from '../../clients/clients.js';
import { Slots } from '../../sockets/slots.js';

/** After a restart everybody comes back at once, and when a node stops everybody goes. */
const statusesAtOnce = 16;
const releasesAtOnce = 32;

/** matching-service. It numbers nothing: of how it stands with somebody only the latest counts. */
@Injectable()
export class MatchingClient implements ChannelOwner {
  readonly #asking = new Slots(statusesAtOnce);
  readonly #releasing = new Slots(releasesAtOnce);

  constructor(@Inject(MATCHING_CLIENT) private readonly service: MatchingServiceClient) {}

  async status(actor: matchingV1.Actor): Promise<matchingV1.Status> {
    return given(await this.#asking.run(() => this.service.getStatus({ actor })));
  }

  async keep(people: matchingV1.Kept[]): Promise<matchingV1.KeptStatus[]> {
    return (await this.service.keepTickets({ people })).changed;
  }

  async release(userId: string): Promise<void> {
    await this.#releasing.run(() => this.service.releaseTicket({ userId }));
  }

  /** There is never anything to give again. */
  async replay(_userId: string, { channel, epoch }: Position): Promise<Replay> {
    return { recovered: true, events: [], hasMore: false, position: { channel, epoch, seq: 0 } };
  }
}

/** The state that every answer of matching-service has. */
export function given({ status }: matchingV1.StatusResponse): matchingV1.Status {
  if (!status) throw new Error('matching-service answered without the status');
  return status;
}
