import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure, figureAtLeast } from '../figures.ts';
import { monotonicMicroseconds } from './clock.ts';
import { Crowd } from './crowd.ts';
import { socketIoNode, startPeers } from './peers.ts';
import type { Account, Guest } from './people-process.ts';
import { percentile } from './percentile.ts';
import type { Platform } from './platform.ts';
import type { Supervised } from './supervised.ts';

const sizes = { clients: 5000, rooms: 5, processes: 2 };
const goneAfterMs = 60_000;
const quietMs = 30_000;
const pollMs = 200;

interface Return {
  /** How many are connected a minute later at most. */
  readonly back: number;
  /** Milliseconds from the kill until nineteen of twenty of those who were cut were connected again, and the last. */
  readonly p95: number;
  readonly last: number;
  /** Milliseconds from the kill until the node says that it is ready. */
  readonly ready: number;
}

interface Missed {
  /** Messages of the time between and after that did not come. */
  readonly missed: number;
  /** Pages that would have been loaded anew. */
  readonly refused: number;
  /** Milliseconds from the kill until nineteen of twenty had what was said meanwhile. */
  readonly level: number;
}

/**
 * 5,000 clients behind one address of two nodes. One node is killed, and started again by its supervisor: when those who were on it
 * are back, on whichever node, and what they missed.
 */
export async function measureRestart(platform: Platform, progress: (line: string) => void): Promise<Figure[]> {
  const title = `one of two nodes killed and started again, ${sizes.clients} clients`;
  const ours = await restartOurs(platform, progress);
  const plain = await restartPlain(platform, progress);
  return [
    figureAtLeast(`${title}, back`, (ours.back / sizes.clients) * 100, '%', 100),
    figure(`${title}, back, p95`, ours.p95 / 1000, 's', 3),
    figure(`${title}, back, the last`, ours.last / 1000, 's'),
    figure(`${title}, with everything that was said meanwhile, p95`, ours.level / 1000, 's'),
    figure(`${title}, messages that did not come`, ours.missed, 'messages', 0),
    figure(`${title}, pages loaded anew`, ours.refused, 'pages'),
    figure(`${title}, the node is ready again`, ours.ready / 1000, 's'),
    figure(`${title}, back, plain Socket.IO`, (plain.back / sizes.clients) * 100, '%'),
    figure(`${title}, back, p95, plain Socket.IO`, plain.p95 / 1000, 's'),
    figure(`${title}, back, the last, plain Socket.IO`, plain.last / 1000, 's'),
    figure(`${title}, the node is ready again, plain Socket.IO`, plain.ready / 1000, 's'),
  ];
}

async function restartOurs(platform: Platform, progress: (line: string) => void): Promise<Missed & Return> {
  const rooms = await platform.rooms(sizes.rooms, sizes.clients / sizes.rooms);
  const nodes = await platform.startNodes();
  const crowd = new Crowd(sizes.processes);
  try {
    // The first of each room are on the node that stays, and go on speaking.
    const people = Array.from({ length: sizes.clients / sizes.rooms }, (_, index) =>
      rooms.map(({ id, people }) => ({ person: people[index], roomIds: [id] })),
    ).flat();
    const guests = people.map((guest, index) => ({
      ...guest,
      addresses: addressesOf(nodes, index < sizes.rooms ? 0 : index),
    }));
    progress(`ws-gateway: ${sizes.clients} clients come`);
    await crowd.enter(platform, guests);
    const speak = () =>
      Promise.all(rooms.map(({ id: roomId }, guest) => crowd.speak({ guest, roomId, count: 1, perSecond: 1 })));
    const killedAt = performance.timeOrigin + performance.now();
    const killing = kill(crowd, nodes[1], guests, progress);
    const meanwhile = (await speak()).flat();
    const returned = await killing;
    await speak();
    await crowd.untilTold(2 * sizes.clients, quietMs);
    const accounts = await crowd.accounts();
    const sum = (part: (account: Account) => number) => accounts.reduce((all, each) => all + part(each), 0);
    const ids = new Set(meanwhile.map(({ clientId }) => clientId));
    const came = [...(await crowd.deliveries())].flatMap(([key, at]) =>
      ids.has(key.slice(key.indexOf(':') + 1)) ? [at - killedAt] : [],
    );
    // Whose page is loaded anew finds there what is missing here.
    const missed = sum(({ clientIds, refused }) => (refused > 0 ? 0 : 2 - clientIds.length));
    return { ...returned, missed, refused: sum(({ refused }) => refused), level: percentile(came, 0.95) };
  } finally {
    crowd.stop();
    await platform.stopNodes(nodes);
  }
}

async function restartPlain(platform: Platform, progress: (line: string) => void): Promise<Return> {
  const nodes = await startPeers(platform, 'socket.io', socketIoNode('redis-adapter', platform.valkeyUrl));
  const crowd = new Crowd(sizes.processes);
  try {
    progress(`plain Socket.IO: ${sizes.clients} clients come`);
    const guests = Array.from(
      { length: sizes.clients },
      (_, index): Guest => ({
        addresses: addressesOf(nodes, index),
        roomIds: [],
      }),
    );
    await crowd.enter(platform, guests);
    return await kill(crowd, nodes[1], guests, progress);
  } finally {
    crowd.stop();
    await Promise.all(nodes.map((node) => node.stop()));
  }
}

/** One’s own node first, which those of both processes have in turn; both are behind one address. */
function addressesOf(nodes: readonly [Supervised, Supervised], index: number): string[] {
  const addresses = nodes.map(({ address }) => address);
  return index % 4 < 2 ? addresses : addresses.toReversed();
}

/** Kills a node and waits until its clients are back, or come no more. */
async function kill(
  crowd: Crowd,
  node: Supervised,
  guests: readonly Guest[],
  progress: (line: string) => void,
): Promise<Return> {
  const cut = guests.filter(({ addresses }) => addresses[0] === node.address).length;
  const killedAt = monotonicMicroseconds();
  const since = (microseconds: number) => (microseconds - killedAt) / 1000;
  node.kill();
  const becoming = sleep(pollMs).then(async () => {
    await node.untilReady();
    return since(monotonicMicroseconds());
  });
  let times: number[] = [];
  for (const until = Date.now() + goneAfterMs; times.length < cut && Date.now() < until; ) {
    await sleep(pollMs);
    times = (await crowd.live()).flatMap((at) => (at !== null && at > killedAt ? [since(at)] : []));
  }
  const back = guests.length - cut + times.length;
  const [ready, p95, last] = [await becoming, percentile(times, 0.95), percentile(times, 1)];
  progress(`${times.length} of ${cut} came back, p95 ${p95.toFixed(0)} ms`);
  return { back, p95, last, ready };
}
