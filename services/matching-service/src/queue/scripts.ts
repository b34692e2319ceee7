import { readFileSync } from 'node:fs';
import { UnavailableError, Valkey } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import { INTENTS, STRICTNESSES } from './criteria.js';
import { STEP_TIMES } from './steps.js';

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
] as const;
export type ScriptName = (typeof NAMES)[number];

/** How many of the last waits are looked at. */
export const WAITS = 50;

/** In milliseconds, but WAITS and INTENTS. */
const CONSTANTS = {
  LEASE: 15_000,
  KEPT: 30_000,
  ANSWER: 20_000,
  LOOK_AROUND: 60_000,
  ENDED_KNOWN: 60_000,
  SKIP_KNOWN: 600_000,
  WAITS,
  INTENTS: INTENTS.length,
};

const folder = new URL('../../src/queue/scripts/', import.meta.url);
const text = (name: string) => readFileSync(new URL(`${name}.lua`, folder), 'utf8');

/** What is said once, here and in steps.ts, as the scripts' first lines. */
function constants(): string {
  const steps = STRICTNESSES.map((strictness) => `{ ${STEP_TIMES[strictness].join(', ')} }`).join(', ');
  const lines = Object.entries(CONSTANTS).map(([name, value]) => `local ${name} = ${value}`);
  return [...lines, `local STEPS = { ${steps} }`, ''].join('\n');
}

/** Everything of a band in Valkey begins so; what stands in braces keeps it on one shard. */
export const prefixOf = (band: Band): string => `{match:${band}}:`;

/** The scripts that are all there is to a transition of tickets and proposals. */
@Injectable()
export class Scripts {
  readonly #commands = new Map<ScriptName, (...args: (string | number)[]) => Promise<unknown>>();

  constructor(valkey: Valkey) {
    const begin = constants() + text('lib');
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
