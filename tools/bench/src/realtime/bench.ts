import type { Figure } from '../figures.ts';
import { measureFanOut } from './fan-out.ts';
import { measureJitter } from './jitter.ts';
import { measureKills } from './kill.ts';
import { measureLatency } from './latency.ts';
import { Platform } from './platform.ts';
import { measureRestart } from './restart.ts';

type Part = (platform: Platform, progress: (line: string) => void) => Promise<Figure[]>;

const parts: Record<string, Part> = {
  'fan-out': measureFanOut,
  latency: measureLatency,
  jitter: measureJitter,
  restart: measureRestart,
  kill: measureKills,
};

/** What realtime costs and what it survives; `only` names parts of it. */
export async function benchRealtime(
  progress: (line: string) => void,
  { only }: { only: readonly string[] },
): Promise<Figure[]> {
  const unknown = only.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) throw new Error(`--only: ${unknown.join(', ')}? There are ${Object.keys(parts).join(', ')}`);
  const platform = await Platform.start(progress);
  try {
    const figures: Figure[] = [];
    for (const [name, measure] of Object.entries(parts))
      if (only.length === 0 || only.includes(name))
        figures.push(...(await measure(platform, (line) => progress(`${name}: ${line}`))));
    return figures;
  } finally {
    await platform.stop();
  }
}
