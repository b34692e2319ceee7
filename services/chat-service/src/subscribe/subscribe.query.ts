import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { RoomsOf } from '../members/rooms-of.query.js';
import { OpenChannel } from '../people/open-channel.use-case.js';
import { personChannel } from '../people/person.js';
import { BlockedWith } from '../reach/blocked-with.query.js';
import { positionOf } from '../rooms/room.message.js';
import { FindContacts } from './find-contacts.query.js';
import type { Hearer } from './hearer.js';
import { RoomPeople, type RoomPeopleView } from './room-people.query.js';

/** As many rooms as one person may have: people with few are looked after together. */
const ROOMS_AT_ONCE = 500;

/**
 * What people may hear now, and where each channel stands; about as many queries for several as for one, since after a restart they all come at
 * once. Positions are read before what is said of the rooms, so that nothing can be missing from both: what happens meanwhile comes by the channel.
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

  async run(userIds: readonly string[]): Promise<chatV1.Hearing[]> {
    const people = await this.openChannel.ofMany(userIds);
    const rooms = await this.roomsOf.ofMany(userIds);
    const blocked = await this.blockedWith.ofMany(userIds);
    const hearers = [...people].map(([userId, person]) => ({
      person,
      rooms: rooms.get(userId) ?? [],
      blocked: blocked.get(userId) ?? new Set<string>(),
    }));
    const hearings: chatV1.Hearing[] = [];
    for (const group of groupsOf(hearers)) {
      const [views, contacts] = await Promise.all([this.roomPeople.run(group), this.findContacts.run(group)]);
      for (const hearer of group) {
        const { _id: userId } = hearer.person;
        hearings.push(hearingOf(hearer, views.get(userId), contacts.get(userId) ?? []));
      }
    }
    return hearings;
  }
}

function groupsOf(hearers: readonly Hearer[]): Hearer[][] {
  const groups: Hearer[][] = [];
  let rooms = ROOMS_AT_ONCE;
  for (const hearer of hearers) {
    rooms += hearer.rooms.length;
    const group = rooms > ROOMS_AT_ONCE ? undefined : groups.at(-1);
    if (group) group.push(hearer);
    else {
      groups.push([hearer]);
      rooms = hearer.rooms.length;
    }
  }
  return groups;
}

function hearingOf(
  { person, rooms }: Hearer,
  view: RoomPeopleView | undefined,
  contacts: chatV1.Contact[],
): chatV1.Hearing {
  const { _id: userId, epoch, channelSeq: seq, sendReceipts, showPresence } = person;
  return {
    person: { channel: personChannel(userId), epoch, seq },
    rooms: rooms.map(({ room, membership }) => ({
      position: positionOf(room),
      readSeq: membership.readSeq,
      lastSeq: room.messageSeq,
      markers: view?.markers.get(room._id) ?? [],
      aliasId: membership.alias?.id ?? '',
      firstChannelSeq: membership.firstChannelSeq,
    })),
    hiddenIds: view?.hiddenIds ?? [],
    contacts,
    preferences: { sendReceipts, showPresence },
    askedRoomIds: rooms.filter(({ membership }) => membership.state === 'asked').map(({ room }) => room._id),
  };
}
