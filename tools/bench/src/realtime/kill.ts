import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure, figureAtLeast } from '../figures.ts';
import { Crowd } from './crowd.ts';
import type { Account, Journey } from './people-process.ts';
import type { Platform } from './platform.ts';
import { seededRandom } from './seeded-random.ts';
import type { Supervised } from './supervised.ts';

const sizes = { messages: 10_000, rooms: 10, peopleEach: 8, sendersEach: 2, perSenderSecond: 8, processes: 2 };
/** Between two kills, and how soon NATS is started again. */
const pause = { minMs: 3000, maxMs: 8000, natsMs: 500 };
/** On a slow machine nothing would ever come to an end otherwise. */
const killsMax = 24;
/** Longer than the longest pause of a supervisor and of a client together. */
const quietMs = 45_000;
const backWithinMs = 180_000;

/** 10,000 messages by the whole way while nodes, NATS and chat-service are killed at random and started again as `npm start` does. */
export async function measureKills(platform: Platform, progress: (line: string) => void): Promise<Figure[]> {
  const seed = Number(process.env.GIROK_BENCH_SEED ?? Math.floor(Math.random() * 2 ** 31));
  progress(`seed ${seed} (GIROK_BENCH_SEED)`);
  const rooms = await platform.rooms(sizes.rooms, sizes.peopleEach);
  const nodes = await platform.startNodes();
  const crowd = new Crowd(sizes.processes);
  const killer = new Killer(platform, nodes, seed, progress);
  try {
    const guests = rooms.flatMap(({ id, people }) =>
      people.map((person, index) => ({ addresses: [nodes[index % 2]?.address ?? ''], person, roomIds: [id] })),
    );
    await crowd.enter(platform, guests);
    const began = Date.now();
    killer.begin();
    const count = sizes.messages / (sizes.rooms * sizes.sendersEach);
    const sent = await Promise.all(
      rooms.map(({ id: roomId }, index) =>
        Promise.all(
          Array.from({ length: sizes.sendersEach }, (_, sender) =>
            crowd.speak({
              guest: index * sizes.peopleEach + sender,
              roomId,
              count,
              perSecond: sizes.perSenderSecond,
            }),
          ),
        ),
      ),
    );
    await killer.end();
    progress('all are acknowledged');
    await crowd.untilTold(sizes.messages * sizes.peopleEach, quietMs);
    const seconds = (Date.now() - began) / 1000;
    const sentIn = new Map(rooms.map(({ id }, index) => [id, sent[index] ?? []]));
    return figuresOf(await crowd.accounts(), sentIn, { kills: killer.kills, seconds, seed });
  } finally {
    await killer.end();
    crowd.stop();
    await platform.stopNodes(nodes);
  }
}

/** What is killed; false where it was not ready. */
type Victim = readonly [name: string, kill: () => Promise<boolean>];

/** Kills one of them now and then, in an order that the seed decides. */
class Killer {
  kills = 0;
  private readonly random: () => number;
  private readonly stopping = new AbortController();
  private readonly platform: Platform;
  private readonly nodes: readonly Supervised[];
  private readonly progress: (line: string) => void;
  private running: Promise<void> = Promise.resolve();

  constructor(platform: Platform, nodes: readonly Supervised[], seed: number, progress: (line: string) => void) {
    this.platform = platform;
    this.nodes = nodes;
    this.progress = progress;
    this.random = seededRandom(seed);
  }

  begin(): void {
    this.running = this.run();
  }

  /** Kills nothing more; resolves when everything is back. */
  async end(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all([...this.nodes, this.platform.chat].map((program) => program.untilReady(backWithinMs)));
  }

  private async run(): Promise<void> {
    const { engines, chat } = this.platform;
    const killNats = async () => {
      await engines.kill('nats', 'SIGKILL');
      await sleep(pause.natsMs);
      await engines.restart('nats');
      return true;
    };
    // What is still starting is left alone.
    const ifReady = async (program: Supervised) => {
      const isReady = await program.isReady();
      if (isReady) program.kill();
      return isReady;
    };
    const victims: Victim[] = [
      ...this.nodes.map((node, index): Victim => [`node ${index + 1}`, () => ifReady(node)]),
      ['chat-service', () => ifReady(chat)],
      ['NATS', killNats],
    ];
    const { signal } = this.stopping;
    while (this.kills < killsMax) {
      const ms = pause.minMs + this.random() * (pause.maxMs - pause.minMs);
      await sleep(ms, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const [name, kill] = victims[Math.floor(this.random() * victims.length)] as Victim;
      if (!(await kill())) continue;
      this.kills += 1;
      this.progress(`${name} was killed`);
    }
  }
}

function figuresOf(
  accounts: readonly Account[],
  sentIn: ReadonlyMap<string, readonly (readonly Journey[])[]>,
  { kills, seconds, seed }: { kills: number; seconds: number; seed: number },
): Figure[] {
  let [delivered, lost, doubled, outOfOrder, refused] = [0, 0, 0, 0, 0];
  for (const account of accounts) {
    const places = new Map(account.clientIds.map((id, place) => [id, place]));
    delivered += places.size;
    doubled += account.doubled;
    outOfOrder += account.outOfOrder;
    refused += account.refused;
    for (const journeys of sentIn.get(account.roomId) ?? []) {
      let before = -1;
      for (const { clientId } of journeys) {
        const place = places.get(clientId);
        if (place === undefined) lost += 1;
        else if (place < before) outOfOrder += 1;
        else before = place;
      }
    }
  }
  const acknowledged = [...sentIn.values()].flat(2).length;
  const title = `${sizes.messages} messages while everything is killed`;
  return [
    figure(`${title}, seed`, seed, ''),
    figure(`${title}, kills`, kills, 'kills'),
    figureAtLeast(`${title}, acknowledged`, acknowledged, 'messages', sizes.messages),
    figureAtLeast(
      `${title}, delivered to ${accounts.length} clients`,
      delivered,
      'deliveries',
      acknowledged * sizes.peopleEach,
    ),
    figure(`${title}, lost`, lost, 'deliveries', 0),
    figure(`${title}, doubled`, doubled, 'deliveries', 0),
    figure(`${title}, out of order`, outOfOrder, 'deliveries', 0),
    figure(`${title}, pages loaded anew`, refused, 'pages', 0),
    figure(`${title}, until all had everything`, seconds, 's'),
  ];
}
