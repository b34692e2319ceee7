import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure, figureAtLeast } from '../figures.ts';
import { Crowd } from './crowd.ts';
import { frameTemplate } from './message.ts';
import { socketIoNode, startPeers } from './peers.ts';
import type { Platform } from './platform.ts';
import type { Order } from './publisher-process.ts';
import { Worker } from './worker.ts';

const sizes = { clients: 200, messages: 300, perSecond: 5 };
/** As AnyCable's benchmark has it. */
const jitter = { everyMs: 15_000, forMs: 2000 };
/** Longer than a client's longest pause. */
const quietMs = 15_000;

/** Every client loses its line for 2 s every 15 s, each at a time of its own, while messages go on. */
export async function measureJitter(platform: Platform, progress: (line: string) => void): Promise<Figure[]> {
  const title = `lines cut ${jitter.forMs / 1000} s every ${jitter.everyMs / 1000} s, ${sizes.clients} clients`;
  progress('ws-gateway');
  const ours = await jitterOurs(platform);
  progress(`ws-gateway: ${JSON.stringify(ours)}; plain Socket.IO`);
  const plain = await jitterPlain(platform);
  return [
    figureAtLeast(`${title}, delivered`, ours.share * 100, '%', 100),
    figure(`${title}, doubled or out of order`, ours.wrong, 'messages', 0),
    figure(`${title}, pages loaded anew`, ours.refused, 'pages'),
    figure(`${title}, delivered by plain Socket.IO`, plain * 100, '%'),
  ];
}

async function jitterOurs(platform: Platform) {
  const [room] = await platform.rooms(1, sizes.clients + 1);
  if (!room) throw new Error('There is no room');
  const nodes = await platform.startNodes();
  const crowd = new Crowd(1);
  try {
    const guests = room.people.map((person, index) => ({
      addresses: [nodes[index % 2]?.address ?? ''],
      person,
      roomIds: [room.id],
    }));
    await crowd.enter(platform, guests);
    await crowd.jitter(jitter, 1);
    await crowd.speak({ guest: 0, roomId: room.id, count: sizes.messages, perSecond: sizes.perSecond });
    await crowd.calm();
    await crowd.untilTold(guests.length * sizes.messages, quietMs);
    const accounts = await crowd.accounts();
    const sum = (part: (account: (typeof accounts)[0]) => number) =>
      accounts.reduce((all, each) => all + part(each), 0);
    return {
      share: sum(({ clientIds }) => clientIds.length) / (guests.length * sizes.messages),
      wrong: sum(({ doubled, outOfOrder }) => doubled + outOfOrder),
      refused: sum(({ refused }) => refused),
    };
  } finally {
    crowd.stop();
    await platform.stopNodes(nodes);
  }
}

/** The share that was delivered. */
async function jitterPlain(platform: Platform): Promise<number> {
  const nodes = await startPeers(platform, 'socket.io', socketIoNode('redis-adapter', platform.valkeyUrl));
  const crowd = new Crowd(1);
  const publisher = Worker.start('./publisher-process.ts', ['redis-adapter', platform.valkeyUrl]);
  try {
    const guests = Array.from({ length: sizes.clients }, (_, index) => ({
      addresses: [nodes[index % 2]?.address ?? ''],
      roomIds: [],
    }));
    await crowd.enter(platform, guests);
    await crowd.jitter(jitter, 0);
    const { messages: count, perSecond } = sizes;
    const order: Order = { perSecond, count, firstSeq: 1, template: frameTemplate('plain', 'plain') };
    await publisher.ask('publish', order);
    await crowd.calm();
    await sleep(jitter.forMs);
    const counts = await crowd.counts();
    return counts.reduce((all, each) => all + each, 0) / (sizes.clients * count);
  } finally {
    publisher.stop();
    crowd.stop();
    await Promise.all(nodes.map((node) => node.stop()));
  }
}
