import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure } from '../figures.ts';
import { Crowd } from './crowd.ts';
import type { Listening } from './listener-process.ts';
import type { Journey } from './people-process.ts';
import { percentile } from './percentile.ts';
import type { Platform } from './platform.ts';
import type { Room } from './seed.ts';
import { followStream } from './stored-messages.ts';
import type { Supervised } from './supervised.ts';
import { Worker } from './worker.ts';

const sizes = { rooms: 500, perSecond: 20, messagesEach: 2, warmup: 1, idle: 4000 };
const settleMs = 3000;
const quietMs = 10_000;

/** Milliseconds of one message's way. */
interface Way {
  readonly whole: number;
  readonly answered: number;
  readonly hops: Record<string, number>;
}

/**
 * From one person's socket to the other's in 500 rooms of two, each of a room on another node, by the whole way that messages take; and
 * what an idle connection costs a node.
 */
export async function measureLatency(platform: Platform, progress: (line: string) => void): Promise<Figure[]> {
  const rooms = await platform.rooms(sizes.rooms, 2);
  const nodes = await platform.startNodes();
  try {
    const memory = await measureMemory(platform, nodes[0], rooms);
    progress(`an idle connection takes ${memory.toFixed(1)} KiB`);
    const ways = await measureWays(platform, nodes, rooms, progress);
    const title = `message to the other’s screen, ${sizes.rooms} rooms, ${sizes.perSecond} messages/s`;
    const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
    const whole = ways.map((way) => way.whole);
    const hops = Object.keys(ways[0]?.hops ?? {}).flatMap((hop) => {
      const times = ways.map((way) => way.hops[hop] ?? 0);
      return [
        figure(`${title}, ${hop}, share`, (sum(times) / sum(whole)) * 100, '%'),
        figure(`${title}, ${hop}, p50`, percentile(times, 0.5), 'ms'),
        figure(`${title}, ${hop}, p99`, percentile(times, 0.99), 'ms'),
      ];
    });
    return [
      figure(`${title}, p50`, percentile(whole, 0.5), 'ms'),
      figure(`${title}, p99`, percentile(whole, 0.99), 'ms'),
      figure(
        `${title}, acknowledged, p99`,
        percentile(
          ways.map(({ answered }) => answered),
          0.99,
        ),
        'ms',
      ),
      ...hops,
      figure(`ws-gateway memory, ${sizes.idle} idle connections`, memory, 'KiB a connection'),
    ];
  } finally {
    await platform.stopNodes(nodes);
  }
}

async function measureWays(
  platform: Platform,
  nodes: readonly Supervised[],
  rooms: readonly Room[],
  progress: (line: string) => void,
): Promise<Way[]> {
  const crowd = new Crowd(1);
  const stored = await followStream(platform.natsUrl);
  try {
    const guests = rooms.flatMap(({ id, people }) =>
      people.map((person, index) => ({ addresses: [nodes[index]?.address ?? ''], person, roomIds: [id] })),
    );
    progress(`${guests.length} people come`);
    await crowd.enter(platform, guests);
    const perSecond = sizes.perSecond / rooms.length;
    const talk = (count: number) =>
      Promise.all(
        rooms.map(({ id: roomId }, index) =>
          // Each room at a time of its own, and both its people in turn.
          crowd.speak({ guest: index * 2, roomId, count, perSecond, afterMs: (index * 1000) / sizes.perSecond }),
        ),
      );
    await talk(sizes.warmup);
    progress('people write');
    const journeys = await talk(sizes.messagesEach);
    await crowd.untilTold(guests.length * (sizes.warmup + sizes.messagesEach), quietMs);
    const delivered = await crowd.deliveries();
    await stored.until(rooms.length * (sizes.warmup + sizes.messagesEach));
    return rooms.flatMap(({ people }, index) =>
      (journeys[index] ?? []).map((journey) => {
        const came = delivered.get(`${people[1]?.userId}:${journey.clientId}`);
        const kept = stored.at(journey.clientId);
        if (came === undefined || kept === undefined) throw new Error('A message did not come');
        return wayOf(journey, kept, came);
      }),
    );
  } finally {
    await stored.stop();
    crowd.stop();
  }
}

function wayOf(
  { sentAt, createdAt, answeredAt }: Journey,
  kept: { toldAt: number; storedAt: number },
  came: number,
): Way {
  return {
    whole: came - sentAt,
    answered: answeredAt - sentAt,
    hops: {
      'socket, gateway and gRPC': createdAt - sentAt,
      'chat-service and MongoDB': kept.toldAt - createdAt,
      'commit, outbox and NATS': kept.storedAt - kept.toldAt,
      'gateway and socket': came - kept.storedAt,
    },
  };
}

/** KiB that an idle connection with a room of its own takes of a node. */
async function measureMemory(platform: Platform, node: Supervised, rooms: readonly Room[]): Promise<number> {
  const listeners = Worker.start('./listener-process.ts');
  const warmup = Worker.start('./listener-process.ts');
  try {
    const listening: Omit<Listening, 'sockets'> = {
      speech: 'ws-gateway',
      addresses: [node.address],
      people: rooms.flatMap(({ people }) => people),
      valkeyUrl: platform.valkeyUrl,
    };
    // What is made once, whoever connects, is there before.
    await warmup.ask('listen', { ...listening, sockets: 500 });
    warmup.stop();
    await sleep(settleMs);
    const before = residentKiB(node.pid);
    await listeners.ask('listen', { ...listening, sockets: sizes.idle });
    await sleep(settleMs);
    return (residentKiB(node.pid) - before) / sizes.idle;
  } finally {
    listeners.stop();
    warmup.stop();
  }
}

const residentKiB = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
