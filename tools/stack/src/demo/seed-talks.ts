import { createHash } from 'node:crypto';
import { ChatSocket } from './chat-socket.ts';
import { photograph } from './pictures.ts';
import type { Seeding } from './seeding.ts';
import { DEMO_TALKS, type DemoTalk, spoken } from './talks.ts';

/** Asks something of chat as one of the demo people, patiently. */
type Ask = <T>(key: string, event: string, request: Record<string, unknown>) => Promise<T>;

interface Said {
  id: string;
  seq: number;
}

/**
 * Lets the demo people talk, by GraphQL and sockets as anybody would. Ids are made from what is said, so that a talk that is begun again
 * goes on where it was. `url`: the sockets' server.
 */
export async function seedTalks(seeding: Seeding, url: string): Promise<void> {
  const sockets = new Map<string, Promise<ChatSocket>>();
  const socketOf = async (key: string): Promise<ChatSocket> => {
    const known = await sockets.get(key)?.catch(() => undefined);
    if (known?.connected) return known;
    const opened = ChatSocket.open(seeding.as(key).api, url);
    sockets.set(key, opened);
    return opened;
  };
  const ask: Ask = (key, event, request) => seeding.patiently(async () => (await socketOf(key)).ask(event, request));
  try {
    // One socket for each, before several talks at once want it.
    await Promise.all(
      [...new Set(DEMO_TALKS.flatMap((talk) => talk.people))].map((key) => seeding.patiently(() => socketOf(key))),
    );
    await Promise.all(DEMO_TALKS.map((talk) => seeding.once(`talk ${nameOf(talk)}`, () => hold(talk, seeding, ask))));
  } finally {
    for (const socket of await Promise.allSettled(sockets.values()))
      if (socket.status === 'fulfilled') socket.value.close();
  }
}

async function hold(talk: DemoTalk, seeding: Seeding, ask: Ask): Promise<void> {
  const roomId = await seeding.patiently(() => open(talk, seeding));
  const said: Said[] = [];
  for (const [index, { by, text, replyTo, picture }] of talk.lines.entries()) {
    const { content, mentions } = spoken(text, (key) => seeding.as(key).person.name);
    const attachments: { mediaId: string; alt: string }[] = [];
    if (picture) {
      const upload = async () => seeding.as(by).api.upload(await photograph(picture.scene), 'message');
      attachments.push({ mediaId: await seeding.patiently(upload), alt: picture.alt });
    }
    const { message } = await ask<{ message: Said }>(by, 'message.send', {
      roomId,
      clientId: idOf(`${nameOf(talk)} ${index}`),
      content,
      mentions: mentions.map(({ key, ...place }) => ({ ...place, userId: seeding.as(key).id })),
      attachments,
      ...(replyTo === undefined ? {} : { replyToId: said[replyTo]?.id }),
    });
    said.push(message);
  }
  await Promise.all([
    ...talk.lines.flatMap(({ reactions = {} }, index) =>
      Object.entries(reactions).flatMap(([emoji, keys]) =>
        keys.map((key) => ask(key, 'message.react', { roomId, messageId: said[index]?.id, emoji, on: true })),
      ),
    ),
    ...talk.people.map(async (key) => {
      const last = said[said.length - 1 - (talk.unread[key] ?? 0)];
      // Nobody reads what they have not let in.
      if (!last || (talk.request && key !== talk.people[0])) return;
      await ask(key, 'message.read', { roomId, seq: last.seq });
    }),
  ]);
}

async function open(talk: DemoTalk, { as }: Seeding): Promise<string> {
  const { name, people } = talk;
  const [first = '', ...others] = people;
  const { api } = as(first);
  const userIds = others.map((key) => as(key).id);
  if (name === undefined) {
    const { openDirectRoom } = await api.ask<{ openDirectRoom: { room: { id: string } } }>(
      'mutation($userId: ID!) { openDirectRoom(userId: $userId) { room { id } } }',
      { userId: userIds[0] },
    );
    return openDirectRoom.room.id;
  }
  const { createGroup } = await api.ask<{ createGroup: { room: { id: string } } }>(
    'mutation($input: CreateGroupInput!) { createGroup(input: $input) { room { id } } }',
    { input: { name, userIds, clientId: idOf(nameOf(talk)) } },
  );
  return createGroup.room.id;
}

const nameOf = ({ name, people }: DemoTalk): string => name ?? people.join(' ');

/** A UUID that is the same at every start (RFC 9562, version 8). */
function idOf(text: string): string {
  const hex = createHash('sha256').update(`girok demo ${text}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
