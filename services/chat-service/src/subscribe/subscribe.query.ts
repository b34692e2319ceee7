import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { RoomsOf } from '../members/rooms-of.query.js';
import { OpenChannel } from '../people/open-channel.use-case.js';
import { personChannel } from '../people/person.js';
import { BlockedWith } from '../reach/blocked-with.query.js';
import { positionOf } from '../rooms/room.message.js';
import { FindContacts } from './find-contacts.query.js';
import { RoomPeople } from './room-people.query.js';

/**
 * What a person may hear now, and where each channel stands. Positions are read before what is said of the rooms, so that
 * nothing can be missing from both: what happens meanwhile comes by the channel.
 */
@Injectable()
export class Subscribe {
  constructor(
    private readonly openChannel: OpenChannel,
    private readonly roomsOf: RoomsOf,
    private readonly blockedWith: BlockedWith,
    private readonly roomPeople: RoomPeople,
    private readonly findContacts: FindContacts,
  ) {}

  async run(userId: string): Promise<chatV1.SubscribeResponse> {
    const person = await this.openChannel.run(userId);
    const rooms = await this.roomsOf.run(userId);
    const blocked = await this.blockedWith.run(userId);
    const [{ markers, hiddenIds }, contacts] = await Promise.all([
      this.roomPeople.run(person, rooms, blocked),
      this.findContacts.run(person, rooms, blocked),
    ]);
    const { epoch, channelSeq: seq, sendReceipts, showPresence } = person;
    return {
      person: { channel: personChannel(userId), epoch, seq },
      rooms: rooms.map(({ room, membership }) => ({
        position: positionOf(room),
        readSeq: membership.readSeq,
        lastSeq: room.messageSeq,
        markers: markers.get(room._id) ?? [],
        aliasId: membership.alias?.id ?? '',
      })),
      hiddenIds,
      contacts,
      preferences: { sendReceipts, showPresence },
      askedRoomIds: rooms.filter(({ membership }) => membership.state === 'asked').map(({ room }) => room._id),
    };
  }
}
