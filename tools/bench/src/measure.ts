import { readFileSync } from 'node:fs';

/** Linux counts CPU in 100 ticks a second whatever the machine. */
const ticksPerSecond = 100;

/** Seconds of CPU that a process has used so far, all threads, user and system. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name may hold spaces and brackets: the fields are counted from its closing one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** What is compared: one load, and the processes whose CPU it costs. */
export interface Contender {
  name: string;
  pids: readonly number[];
  /** Sends that many requests; throws when an answer is wrong. */
  load(requests: number): Promise<void>;
}

/**
 * Milliseconds of CPU a request for each contender, a value a round. Rounds are interleaved and their order turns, so that
 * what else the machine does meets all alike.
 */
export async function interleave(
  contenders: readonly Contender[],
  { warmup, rounds, requests }: { warmup: number; rounds: number; requests: number },
  progress: (line: string) => void,
): Promise<Map<string, number[]>> {
  const values = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (const contender of contenders) {
    progress(`${contender.name}: warming up`);
    await contender.load(warmup);
  }
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < contenders.length; index++) {
      const contender = contenders[(index + round) % contenders.length];
      if (!contender) continue;
      const used = () => contender.pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
      const before = used();
      await contender.load(requests);
      const value = ((used() - before) * 1000) / requests;
      values.get(contender.name)?.push(value);
      progress(`round ${round + 1} of ${rounds}: ${contender.name} ${value.toFixed(2)} ms CPU a request`);
    }
  }
  return values;
}
