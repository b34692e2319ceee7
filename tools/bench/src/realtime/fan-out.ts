import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure, figureAtLeast, median } from '../figures.ts';
import { cpuSeconds } from '../measure.ts';
import { type Contender, sizes } from './contender.ts';
import { startContenders } from './contenders.ts';
import type { Received } from './listener-process.ts';
import { frameTemplate, ROOM_ID } from './message.ts';
import type { Platform } from './platform.ts';
import type { Order } from './publisher-process.ts';
import type { Worker } from './worker.ts';

const quietMs = 1000;
/** What two measurements of the same differ by. */
const slack = 0.99;
/** The rounds of one contender differ by a fifth among themselves in their p99, so medians within a tenth are equal. */
const equalP99 = 1.1;

interface Round {
  /** Deliveries a second. */
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Microseconds a delivery, both nodes. */
  readonly cpu: number;
}

/**
 * One room of 2,000 sockets over two nodes, as our nodes do it and as three peers do, on the same Valkey, with the same message and
 * the same listeners. Rounds are interleaved and their order turns.
 */
export async function measureFanOut(platform: Platform, progress: (line: string) => void): Promise<Figure[]> {
  const [room] = await platform.rooms(1, sizes.people, [ROOM_ID]);
  if (!room) throw new Error('There is no room');
  const template = frameTemplate(room.epoch, room.people[0]?.userId ?? '');
  progress(`a message is a frame of ${template.length} bytes to ${sizes.sockets} sockets`);
  const { contenders, stop } = await startContenders(platform, room, progress);
  try {
    const seqs = new Map(contenders.map(({ name }) => [name, 1]));
    const play = async (contender: Contender, perSecond: number, seconds: number): Promise<Round> => {
      const count = Math.round(perSecond * seconds);
      const firstSeq = seqs.get(contender.name) ?? 1;
      seqs.set(contender.name, firstSeq + count);
      return round(contender, { perSecond, count, firstSeq, template });
    };
    for (const contender of contenders) {
      progress(`${contender.name}: warming up`);
      for (const rate of sizes.rates) await play(contender, rate, sizes.warmupSeconds);
    }
    const figures: Figure[] = [];
    for (const perSecond of sizes.rates) {
      const rounds = new Map(contenders.map(({ name }) => [name, [] as Round[]]));
      for (let index = 0; index < sizes.rounds; index++)
        for (let turn = 0; turn < contenders.length; turn++) {
          const contender = contenders[(index + turn) % contenders.length] as Contender;
          const found = await play(contender, perSecond, sizes.seconds);
          rounds.get(contender.name)?.push(found);
          const { rate, p50, p99, cpu } = found;
          progress(
            `${perSecond * sizes.sockets}/s, round ${index + 1} of ${sizes.rounds}: ${contender.name} ${rate.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${cpu.toFixed(1)} µs CPU`,
          );
        }
      figures.push(...figuresOf(perSecond * sizes.sockets, rounds));
    }
    return figures;
  } finally {
    await stop();
  }
}

async function round({ pids, listeners, publish }: Contender, order: Order): Promise<Round> {
  const used = () => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  await listeners.ask('forget');
  const before = used();
  await publish(order);
  const received = await untilQuiet(listeners, order.count * sizes.sockets);
  const cpu = ((used() - before) * 1_000_000) / Math.max(1, received.deliveries);
  // The last message is sent one interval before the window's end: who keeps up has delivered it by then.
  const seconds = Math.max(order.count / order.perSecond, (received.lastCame - received.firstSent) / 1_000_000);
  return { rate: received.deliveries / seconds, p50: received.p50, p99: received.p99, cpu };
}

/** Until everything was delivered, or nothing more comes. */
async function untilQuiet(listeners: Worker, expected: number): Promise<Received> {
  for (let before = -1, since = Date.now(); ; await sleep(50)) {
    const received = await listeners.ask<Received>('received');
    if (received.deliveries > expected) throw new Error('More was delivered than was sent');
    if (received.deliveries === expected) return received;
    if (received.deliveries !== before) [before, since] = [received.deliveries, Date.now()];
    else if (Date.now() - since > quietMs) return received;
  }
}

function figuresOf(offered: number, rounds: ReadonlyMap<string, readonly Round[]>): Figure[] {
  const title = `fan-out at ${offered.toLocaleString('en')}/s`;
  const names = [...rounds.keys()];
  const of = (name: string, part: keyof Round) => median((rounds.get(name) ?? []).map((each) => each[part]));
  const figures = names.flatMap((name) => [
    figure(`${title}, ${name}, deliveries`, of(name, 'rate'), '/s'),
    figure(`${title}, ${name}, p50`, of(name, 'p50'), 'ms'),
    figure(`${title}, ${name}, p99`, of(name, 'p99'), 'ms', name === 'ws-gateway' ? 100 : null),
    figure(`${title}, ${name}, CPU of both nodes`, of(name, 'cpu'), 'µs a delivery'),
  ]);
  for (const peer of names.filter((name) => name.startsWith('Socket.IO'))) {
    const rate = of('ws-gateway', 'rate') / of(peer, 'rate');
    figures.push(figureAtLeast(`${title}, deliveries to ${peer}`, rate, 'ratio', slack));
    figures.push(figure(`${title}, p99 to ${peer}`, of('ws-gateway', 'p99') / of(peer, 'p99'), 'ratio', equalP99));
  }
  if (names.includes('Centrifuge')) {
    const cpu = of('ws-gateway', 'cpu') / of('Centrifuge', 'cpu');
    figures.push(figure(`${title}, CPU to Centrifuge`, cpu, 'ratio', 1.6));
    figures.push(figure(`${title}, p99 to Centrifuge`, of('ws-gateway', 'p99') / of('Centrifuge', 'p99'), 'ratio'));
  }
  return figures;
}
