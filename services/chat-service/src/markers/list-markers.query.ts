import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { EnterRoom } from '../members/enter-room.query.js';
import { ListPresent } from '../members/list-present.query.js';
import { actorIdOf } from '../members/membership.js';
import { HiddenAuthors } from '../messages/hidden-authors.query.js';
import { FindPeople } from '../people/find-people.query.js';
import { MARKED_ROOM_MAX } from './marker.js';

/**
 * How far a room's others have received and read, as far as both they and whoever asks let it be known; of people with whom there
 * is a block nothing. Empty in rooms of more than 200. Throws CHAT_ROOM_NOT_FOUND, CHAT_REQUEST_UNANSWERED.
 */
@Injectable()
export class ListMarkers {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly listPresent: ListPresent,
    private readonly findPeople: FindPeople,
    private readonly hiddenAuthors: HiddenAuthors,
  ) {}

  async run(roomId: string, viewerId: string): Promise<chatV1.Marker[]> {
    const { room } = await this.enterRoom.run(roomId, viewerId);
    if (room.memberCount > MARKED_ROOM_MAX) return [];
    const present = await this.listPresent.run(roomId);
    const others = present.filter(({ userId, state }) => userId !== viewerId && state === 'joined');
    const ids = others.map(({ userId }) => userId);
    const [people, hidden] = await Promise.all([
      this.findPeople.run([viewerId, ...ids]),
      this.hiddenAuthors.run({ kind: 'group' }, viewerId, ids),
    ]);
    const hides = (userId: string) => people.get(userId)?.sendReceipts === false;
    if (hides(viewerId)) return [];
    return others
      .filter(({ userId }) => !hides(userId) && !hidden.has(userId))
      .map((member) => ({
        userId: actorIdOf(member),
        readSeq: member.readSeq,
        deliveredSeq: member.deliveredSeq,
      }));
  }
}
