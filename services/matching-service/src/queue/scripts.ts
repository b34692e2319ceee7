import { readFileSync } from 'node:fs';
import { UnavailableError, type Valkey } from '@my-girok/nest-common';
import type { Band } from '../config.js';
import { INTENTS, STRICTNESSES } from './criteria.js';
import { REACH_DELAYS, STEP_TIMES } from './steps.js';

const NAMES = [
  'accept',
  'agreed',
  'close',
  'enter',
  'expire',
  'find',
  'keep',
  'match',
  'part',
  'release',
  'remove',
  'skip',
  'waiting',
] as const;
export type ScriptName = (typeof NAMES)[number];

/** How many of the last waits are looked at. */
export const WAITS = 50;

/** How long everything in the queue takes, in milliseconds. */
export interface QueueTimes {
  /** A ticket lives so long after a node held it. */
  lease: number;
  /** The place of a ticket that nobody holds is kept so long. */
  kept: number;
  /** A proposal is open so long. */
  answer: number;
  /** At the last step, everybody is looked at again so often, to make good for whatever was missed. */
  lookAround: number;
  /** How a ticket ended is known so long, */
  endedKnown: number;
  /** and so long who skipped whom. */
  skipKnown: number;
  steps: typeof STEP_TIMES;
  reachDelays: typeof REACH_DELAYS;
}

export const QUEUE_TIMES: QueueTimes = {
  lease: 15_000,
  kept: 30_000,
  answer: 20_000,
  lookAround: 60_000,
  endedKnown: 60_000,
  skipKnown: 600_000,
  steps: STEP_TIMES,
  reachDelays: REACH_DELAYS,
};

const folder = new URL('../../src/queue/scripts/', import.meta.url);
const text = (name: string) => readFileSync(new URL(`${name}.lua`, folder), 'utf8');

/** What is said once, here and in steps.ts, as the scripts' first lines. */
function constants(times: QueueTimes): string {
  const steps = STRICTNESSES.map((strictness) => `{ ${times.steps[strictness].join(', ')} }`);
  return `
local LEASE, KEPT, ANSWER, LOOK_AROUND = ${times.lease}, ${times.kept}, ${times.answer}, ${times.lookAround}
local ENDED_KNOWN, SKIP_KNOWN, WAITS, INTENTS = ${times.endedKnown}, ${times.skipKnown}, ${WAITS}, ${INTENTS.length}
local STEPS, REACH_DELAYS = { ${steps.join(', ')} }, { ${times.reachDelays.join(', ')} }
`;
}

/** Everything of a band in Valkey begins so; what stands in braces keeps it on one shard. */
export const prefixOf = (band: Band): string => `{match:${band}}:`;

/** The scripts that are all there is to a transition of tickets and proposals. */
export class Scripts {
  readonly #commands = new Map<ScriptName, (...args: (string | number)[]) => Promise<unknown>>();

  constructor(valkey: Valkey, times: QueueTimes) {
    const begin = constants(times) + text('lib');
    for (const name of NAMES) {
      const command = `queue_${name}`;
      valkey.defineCommand(command, { numberOfKeys: 1, lua: begin + text(name) });
      const run = (valkey as unknown as Record<string, (...args: (string | number)[]) => Promise<unknown>>)[command];
      if (run) this.#commands.set(name, run.bind(valkey));
    }
  }

  /** Runs one; throws COMMON_SERVICE_UNAVAILABLE while Valkey is away. */
  async run(name: ScriptName, band: Band, args: readonly (string | number)[]): Promise<unknown[]> {
    try {
      return (await this.#commands.get(name)?.(prefixOf(band), ...args)) as unknown[];
    } catch (cause) {
      throw new UnavailableError('The queue is away', { cause });
    }
  }
}
