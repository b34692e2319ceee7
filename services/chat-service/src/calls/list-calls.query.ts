import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import { RoomsOf } from '../members/rooms-of.query.js';
import type { Call } from './call.js';
import { CallsRepository } from './calls.repository.js';

/** The calls that go on in somebody's rooms: in those named, else in all that are in their lists. */
@Injectable()
export class ListCalls {
  constructor(
    private readonly findMemberships: FindMemberships,
    private readonly roomsOf: RoomsOf,
    private readonly calls: CallsRepository,
  ) {}

  async run(userId: string, roomIds: readonly string[]): Promise<Call[]> {
    return this.calls.findLiveIn(await this.roomIdsOf(userId, roomIds));
  }

  private async roomIdsOf(userId: string, roomIds: readonly string[]): Promise<string[]> {
    if (roomIds.length === 0) return (await this.roomsOf.run(userId, ['joined'])).map(({ room }) => room._id);
    const places = await this.findMemberships.run(roomIds.map((roomId) => ({ roomId, userId })));
    return places.filter(({ state }) => state === 'joined').map(({ roomId }) => roomId);
  }
}
