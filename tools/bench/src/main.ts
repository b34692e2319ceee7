import { parseArgs } from 'node:util';
import { benchBff } from './bff/bench.ts';
import type { Figure } from './figures.ts';

type Bench = (progress: (line: string) => void) => Promise<Figure[]>;
const benches: Record<string, Bench> = { bff: benchBff };

/** `npm run bench -- <name> [--json]`: prints the figures; ends with 1 if one misses its limit. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [name] = positionals;
const bench = name === undefined ? undefined : benches[name];
if (!name || !bench) {
  console.error(`usage: npm run bench -- <${Object.keys(benches).join('|')}> [--json]`);
  process.exit(2);
}

const figures = await bench((line) => console.error(line));
if (values.json) console.log(JSON.stringify({ name, figures }));
else
  for (const { name: title, value, unit, limit, ok } of figures) {
    const against = limit === null ? '' : ` (limit ${limit}: ${ok ? 'kept' : 'MISSED'})`;
    console.log(`${title}: ${Number(value.toFixed(3))} ${unit}${against}`);
  }
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
