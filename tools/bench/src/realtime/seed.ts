import { randomBytes, randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import type { Db } from 'mongodb';
import type { Person } from './tickets.ts';

export interface Room {
  readonly id: string;
  readonly epoch: string;
  readonly people: readonly Person[];
}

export function newPeople(count: number): Person[] {
  return Array.from({ length: count }, () => ({
    userId: uuidv7(),
    sessionId: randomUUID(),
    sessionHash: randomBytes(32).toString('base64url'),
  }));
}

/**
 * Rooms with people who are in them, written as chat-service writes them: opening some hundred rooms by asking people in one by one is
 * not measured. Rooms of two are direct ones.
 */
export async function seedRooms(
  db: Db,
  groups: readonly (readonly Person[])[],
  ids: readonly string[] = [],
): Promise<Room[]> {
  const at = new Date();
  const rooms = groups.map((people, index) => ({ id: ids[index] ?? uuidv7(), epoch: uuidv7(), people }));
  await insert(
    db,
    'rooms',
    rooms.map((room) => roomDocument(room, at)),
  );
  await insert(
    db,
    'memberships',
    rooms.flatMap(({ id, people }) => people.map((person, index) => membership(id, person, index, people.length, at))),
  );
  const counts = new Map<string, number>();
  for (const { userId } of groups.flat()) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  const preferences = { sendReceipts: true, showPresence: true };
  await insert(
    db,
    'people',
    [...counts].map(([_id, roomCount]) => ({ _id, epoch: uuidv7(), channelSeq: 0, roomCount, ...preferences })),
  );
  return rooms;
}

function roomDocument({ id, epoch, people }: Room, at: Date) {
  const ids = people.map(({ userId }) => userId);
  const count = ids.length;
  const room = {
    _id: id,
    epoch,
    channelSeq: 0,
    messageSeq: 0,
    createdAt: at,
    activeAt: at,
    creatorId: ids[0],
    memberCount: count,
    placeCount: count,
    faceIds: ids.slice(0, 5),
  };
  if (count !== 2) return { ...room, kind: 'group', name: 'Measured', clientKey: `${ids[0]}:${id}` };
  return { ...room, kind: 'direct', personIds: ids.toSorted(), directKey: ids.toSorted().join(':') };
}

function membership(roomId: string, { userId }: Person, index: number, count: number, joinedAt: Date) {
  const role = index === 0 && count !== 2 ? 'owner' : 'member';
  const place = { role, state: 'joined', firstSeq: 1, firstChannelSeq: 1, joinedAt, readSeq: 0, deliveredSeq: 0 };
  return { _id: `${roomId}:${userId}`, roomId, userId, ...place };
}

async function insert(db: Db, collection: string, documents: readonly object[]): Promise<void> {
  for (let from = 0; from < documents.length; from += 500)
    await db.collection(collection).insertMany(documents.slice(from, from + 500) as never[]);
}
