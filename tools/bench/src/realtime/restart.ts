import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure, figureAtLeast } from '../figures.ts';
import { monotonicMicroseconds } from './clock.ts';
import { Crowd } from './crowd.ts';
import { socketIoNode, startPeers } from './peers.ts';
import type { Account, Guest } from './people-process.ts';
import type { Platform } from './platform.ts';
import type { Supervised } from './supervised.ts';

const sizes = { clients: 5000, rooms: 5, processes: 2 };
const goneAfterMs = 60_000;
const quietMs = 20_000;
const pollMs = 200;

interface Return {
  readonly back: number;
  /** Milliseconds from the kill until nineteen of twenty were connected again; of all where some never came, those who came. */
  readonly p95: number;
  readonly last: number;
  /** Milliseconds from the kill until the node said that it is ready. */
  readonly ready: number;
}

interface Missed {
  readonly missed: number;
  /** Pages that would have been loaded anew. */
  readonly refused: number;
}

/** A node with 5,000 clients is killed and started again by its supervisor: when all are back, and what they missed. */
export async function measureRestart(platform: Platform, progress: (line: string) => void): Promise<Figure[]> {
  const title = `a node killed and started again, ${sizes.clients} clients`;
  const ours = await restartOurs(platform, progress);
  const plain = await restartPlain(platform, progress);
  return [
    figureAtLeast(`${title}, back`, (ours.back / sizes.clients) * 100, '%', 100),
    figure(`${title}, back, p95`, ours.p95 / 1000, 's', 3),
    figure(`${title}, back, the last`, ours.last / 1000, 's'),
    figure(`${title}, until the node is ready again`, ours.ready / 1000, 's'),
    figure(`${title}, messages of the time between that did not come`, ours.missed, 'messages', 0),
    figure(`${title}, pages loaded anew`, ours.refused, 'pages'),
    figure(`${title}, back, plain Socket.IO`, (plain.back / sizes.clients) * 100, '%'),
    figure(`${title}, back, p95, plain Socket.IO`, plain.p95 / 1000, 's'),
    figure(`${title}, until the node is ready again, plain Socket.IO`, plain.ready / 1000, 's'),
  ];
}

async function restartOurs(platform: Platform, progress: (line: string) => void): Promise<Missed & Return> {
  const rooms = await platform.rooms(sizes.rooms, sizes.clients / sizes.rooms);
  const [node, other] = await platform.startNodes();
  const crowd = new Crowd(sizes.processes);
  try {
    // One of each room is on the other node, and goes on speaking.
    const guests: Guest[] = [0, 1].flatMap((part) =>
      rooms.flatMap(({ id, people }) =>
        (part === 0 ? people.slice(0, 1) : people.slice(1)).map((person) => ({
          address: (part === 0 ? other : node).address,
          person,
          roomIds: [id],
        })),
      ),
    );
    progress(`ws-gateway: ${sizes.clients} clients come`);
    await crowd.enter(platform, guests);
    const speak = () =>
      Promise.all(rooms.map(({ id: roomId }, guest) => crowd.speak({ guest, roomId, count: 1, perSecond: 1 })));
    const killing = kill(crowd, node, sizes.clients - sizes.rooms, progress);
    await speak();
    const returned = await killing;
    await speak();
    const expected = 2 * sizes.clients;
    await crowd.untilTold(expected, quietMs);
    const accounts = await crowd.accounts();
    const sum = (part: (account: Account) => number) => accounts.reduce((all, each) => all + part(each), 0);
    const missed = expected - sum(({ clientIds }) => clientIds.length);
    return { ...returned, back: returned.back + sizes.rooms, missed, refused: sum(({ refused }) => refused) };
  } finally {
    crowd.stop();
    await platform.stopNodes([node, other]);
  }
}

async function restartPlain(platform: Platform, progress: (line: string) => void): Promise<Return> {
  const nodes = await startPeers(platform, 'socket.io', socketIoNode('redis-adapter', platform.valkeyUrl));
  const crowd = new Crowd(sizes.processes);
  try {
    const guest: Guest = { address: nodes[0].address, roomIds: [] };
    progress(`plain Socket.IO: ${sizes.clients} clients come`);
    await crowd.enter(
      platform,
      Array.from({ length: sizes.clients }, () => guest),
    );
    return await kill(crowd, nodes[0], sizes.clients, progress);
  } finally {
    crowd.stop();
    await Promise.all(nodes.map((node) => node.stop()));
  }
}

/** Kills a node and waits until its clients are back, or come no more. */
async function kill(
  crowd: Crowd,
  node: Supervised,
  clients: number,
  progress: (line: string) => void,
): Promise<Return> {
  const killedAt = monotonicMicroseconds();
  const since = (microseconds: number) => (microseconds - killedAt) / 1000;
  node.kill();
  const becoming = sleep(100).then(async () => {
    await node.untilReady();
    return since(monotonicMicroseconds());
  });
  const times = async () => {
    const live = await crowd.live();
    return live.flatMap((at) => (at !== null && at > killedAt ? [since(at)] : []));
  };
  let back: number[] = [];
  for (const until = Date.now() + goneAfterMs; Date.now() < until; await sleep(pollMs)) {
    back = await times();
    if (back.length >= clients) break;
  }
  back.sort((a, b) => a - b);
  const ready = await becoming;
  const [p95 = Number.NaN, last = Number.NaN] = [back[Math.ceil(back.length * 0.95) - 1], back.at(-1)];
  progress(
    `${back.length} of ${clients} back, p95 ${p95.toFixed(0)} ms, the last ${last.toFixed(0)} ms; ready after ${ready.toFixed(0)} ms`,
  );
  return { back: back.length, p95, last, ready };
}
